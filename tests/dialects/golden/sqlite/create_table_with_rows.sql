CREATE TABLE "kinds" (
  "id" INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "weight" DOUBLE DEFAULT 0.5,
  CONSTRAINT "pk_kinds" PRIMARY KEY ("id")
);
INSERT INTO "kinds" ("id", "label") VALUES (1, 'it''s');
INSERT INTO "kinds" ("id", "label", "weight") VALUES (2, 'two', 2);
