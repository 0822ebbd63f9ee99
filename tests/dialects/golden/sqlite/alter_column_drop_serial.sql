-- expect the same as, or: table categories is not what the migrations made of it
--   CREATE TABLE "categories" (
--     "id" INTEGER NOT NULL,
--     "name" VARCHAR(50) NOT NULL,
--     CONSTRAINT "pk_categories" PRIMARY KEY ("id")
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'categories' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'categories' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_categories" (
  "id" BIGINT NOT NULL,
  "name" VARCHAR(50) NOT NULL,
  CONSTRAINT "pk_categories" PRIMARY KEY ("id")
);
INSERT INTO "instar_new_categories" (rowid, "id", "name") SELECT rowid, "id", "name" FROM "categories";
-- expect no rows, or: not every row of categories was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "categories") AS a, (SELECT count(*) AS n FROM "instar_new_categories") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of categories were not copied as they are
SELECT a.rowid FROM "categories" AS a LEFT JOIN "instar_new_categories" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."id" IS NOT b."id" COLLATE BINARY OR a."name" IS NOT b."name" COLLATE BINARY LIMIT 3;
DROP TABLE "categories";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_categories" RENAME TO "categories";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
