CREATE TABLE "triples" (
  "a" INTEGER NOT NULL,
  "b" TEXT NOT NULL,
  "c" INTEGER NOT NULL,
  CONSTRAINT "pk_triples" PRIMARY KEY ("c", "a"),
  CONSTRAINT "uq_triples" UNIQUE ("a", "b", "c"),
  CONSTRAINT "fk_triples" FOREIGN KEY ("a", "b") REFERENCES "pairs" ("a", "b")
);
CREATE UNIQUE INDEX "ix_triples" ON "triples" ("b", "c");
