-- expect the same as, or: table pairs is not what the migrations made of it
--   CREATE TABLE "pairs" (
--     "code" TEXT NOT NULL,
--     "number" INTEGER NOT NULL,
--     "note" TEXT,
--     CONSTRAINT "pk_pairs" PRIMARY KEY ("number", "code")
--   ) WITHOUT ROWID
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'pairs' COLLATE NOCASE;
-- remember; known are
--   CREATE INDEX "ix_note" ON "pairs" ("note")
SELECT sql FROM sqlite_schema WHERE tbl_name = 'pairs' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_pairs" (
  "code" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "note" TEXT,
  CONSTRAINT "pk_pairs" PRIMARY KEY ("number", "code")
);
INSERT INTO "instar_new_pairs" ("code", "number", "note") SELECT "code", "number", "note" FROM "pairs";
-- expect no rows, or: not every row of pairs was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "pairs") AS a, (SELECT count(*) AS n FROM "instar_new_pairs") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of pairs were not copied as they are
SELECT a."number", a."code" FROM "pairs" AS a LEFT JOIN "instar_new_pairs" AS b ON b."number" = a."number" AND b."code" = a."code" WHERE b."number" IS NULL OR a."code" IS NOT b."code" COLLATE BINARY OR a."note" IS NOT b."note" COLLATE BINARY LIMIT 3;
DROP TABLE "pairs";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_pairs" RENAME TO "pairs";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
--   CREATE INDEX "ix_note" ON "pairs" ("note")
