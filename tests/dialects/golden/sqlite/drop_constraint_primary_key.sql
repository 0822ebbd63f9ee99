-- expect the same as, or: table keyed is not what the migrations made of it
--   CREATE TABLE "keyed" (
--     "id" INTEGER NOT NULL,
--     "name" TEXT NOT NULL,
--     CONSTRAINT "pk_keyed" PRIMARY KEY ("id")
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'keyed' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'keyed' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_keyed" (
  "id" INTEGER NOT NULL,
  "name" TEXT NOT NULL
);
INSERT INTO "instar_new_keyed" (rowid, "id", "name") SELECT rowid, "id", "name" FROM "keyed";
-- expect no rows, or: not every row of keyed was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "keyed") AS a, (SELECT count(*) AS n FROM "instar_new_keyed") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of keyed were not copied as they are
SELECT a.rowid FROM "keyed" AS a LEFT JOIN "instar_new_keyed" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."id" IS NOT b."id" COLLATE BINARY OR a."name" IS NOT b."name" COLLATE BINARY LIMIT 3;
DROP TABLE "keyed";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_keyed" RENAME TO "keyed";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
