-- expect the same as, or: table people is not what the migrations made of it
--   CREATE TABLE "people" (
--     "id" INTEGER NOT NULL,
--     "mood" TEXT NOT NULL DEFAULT 'sad' CONSTRAINT "mood" CHECK ("mood" IN ('happy', 'it''s {so}', 'sad')),
--     "other" TEXT CONSTRAINT "mood" CHECK ("other" IN ('happy', 'it''s {so}', 'sad')),
--     CONSTRAINT "pk_people" PRIMARY KEY ("id")
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'people' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'people' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_people" (
  "id" INTEGER NOT NULL,
  "mood" TEXT NOT NULL DEFAULT 'sad' CONSTRAINT "mood" CHECK ("mood" IN ('happy', 'it''s {so}', 'new', 'sad')),
  "other" TEXT CONSTRAINT "mood" CHECK ("other" IN ('happy', 'it''s {so}', 'new', 'sad')),
  CONSTRAINT "pk_people" PRIMARY KEY ("id")
);
INSERT INTO "instar_new_people" ("id", "mood", "other") SELECT "id", "mood", "other" FROM "people";
-- expect no rows, or: not every row of people was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "people") AS a, (SELECT count(*) AS n FROM "instar_new_people") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of people were not copied as they are
SELECT a."id" FROM "people" AS a LEFT JOIN "instar_new_people" AS b ON b."id" = a."id" WHERE b."id" IS NULL OR a."mood" IS NOT b."mood" COLLATE BINARY OR a."other" IS NOT b."other" COLLATE BINARY LIMIT 3;
DROP TABLE "people";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_people" RENAME TO "people";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
