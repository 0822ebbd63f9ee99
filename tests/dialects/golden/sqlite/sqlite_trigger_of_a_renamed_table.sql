ALTER TABLE "notes" RENAME TO "remarks";
DROP TRIGGER IF EXISTS "grow";
CREATE TRIGGER "grow" AFTER UPDATE OF title ON remarks BEGIN UPDATE remarks SET length = 1 WHERE id = new.id; END;
-- expect the same as, or: table remarks is not what the migrations made of it
--   CREATE TABLE "remarks" (
--     "id" INTEGER NOT NULL,
--     "title" TEXT NOT NULL,
--     "length" INTEGER,
--     CONSTRAINT "pk_notes" PRIMARY KEY ("id")
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'remarks' COLLATE NOCASE;
-- remember; known are
--   CREATE TRIGGER "grow" AFTER UPDATE OF title ON remarks BEGIN UPDATE remarks SET length = 1 WHERE id = new.id; END
SELECT sql FROM sqlite_schema WHERE tbl_name = 'remarks' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_remarks" (
  "id" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "length" INTEGER,
  CONSTRAINT "pk_notes" PRIMARY KEY ("id"),
  CONSTRAINT "ck_title" CHECK ("title" <> '')
);
INSERT INTO "instar_new_remarks" ("id", "title", "length") SELECT "id", "title", "length" FROM "remarks";
-- expect no rows, or: not every row of remarks was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "remarks") AS a, (SELECT count(*) AS n FROM "instar_new_remarks") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of remarks were not copied as they are
SELECT a."id" FROM "remarks" AS a LEFT JOIN "instar_new_remarks" AS b ON b."id" = a."id" WHERE b."id" IS NULL OR a."title" IS NOT b."title" COLLATE BINARY OR a."length" IS NOT b."length" COLLATE BINARY LIMIT 3;
DROP TABLE "remarks";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_remarks" RENAME TO "remarks";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
--   CREATE TRIGGER "grow" AFTER UPDATE OF title ON remarks BEGIN UPDATE remarks SET length = 1 WHERE id = new.id; END
