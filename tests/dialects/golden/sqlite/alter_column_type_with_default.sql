-- expect the same as, or: table plain is not what the migrations made of it
--   CREATE TABLE "plain" (
--     "code" TEXT NOT NULL,
--     "amount" INTEGER NOT NULL DEFAULT 1,
--     "note" TEXT
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'plain' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'plain' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_plain" (
  "code" TEXT NOT NULL,
  "amount" BIGINT NOT NULL DEFAULT 1,
  "note" TEXT
);
INSERT INTO "instar_new_plain" (rowid, "code", "amount", "note") SELECT rowid, "code", "amount", "note" FROM "plain";
-- expect no rows, or: not every row of plain was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "plain") AS a, (SELECT count(*) AS n FROM "instar_new_plain") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of plain were not copied as they are
SELECT a.rowid FROM "plain" AS a LEFT JOIN "instar_new_plain" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."code" IS NOT b."code" COLLATE BINARY OR a."amount" IS NOT b."amount" COLLATE BINARY OR a."note" IS NOT b."note" COLLATE BINARY LIMIT 3;
DROP TABLE "plain";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_plain" RENAME TO "plain";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
