CREATE TABLE "links" (
  "id" integer NOT NULL,
  "a" bigint,
  "b" bigint,
  "c" bigint,
  "d" bigint,
  "e" bigint,
  CONSTRAINT "pk_links" PRIMARY KEY ("id"),
  CONSTRAINT "fk_a" FOREIGN KEY ("a") REFERENCES "categories" ("id"),
  CONSTRAINT "fk_b" FOREIGN KEY ("b") REFERENCES "categories" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "fk_c" FOREIGN KEY ("c") REFERENCES "categories" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "fk_d" FOREIGN KEY ("d") REFERENCES "categories" ("id") ON DELETE SET NULL ON UPDATE SET NULL,
  CONSTRAINT "fk_e" FOREIGN KEY ("e") REFERENCES "categories" ("id") ON DELETE SET DEFAULT ON UPDATE SET DEFAULT
);
