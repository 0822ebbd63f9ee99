CREATE TABLE "kinds" (
  "id" integer NOT NULL,
  "label" text NOT NULL,
  "weight" double precision DEFAULT 0.5,
  CONSTRAINT "pk_kinds" PRIMARY KEY ("id")
);
INSERT INTO "kinds" ("id", "label", "weight") VALUES (1, 'it''s', DEFAULT), (2, 'two', 2);
