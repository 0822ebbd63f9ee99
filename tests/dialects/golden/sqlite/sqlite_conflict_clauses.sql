-- expect the same as, or: table notes is not what the migrations made of it
--   CREATE TABLE "notes" (
--     "id" BIGINT NOT NULL ON CONFLICT FAIL,
--     "title" TEXT NOT NULL ON CONFLICT IGNORE,
--     CONSTRAINT "pk_notes" PRIMARY KEY ("id") ON CONFLICT REPLACE
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'notes' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'notes' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_notes" (
  "id" BIGINT NOT NULL ON CONFLICT FAIL,
  "title" TEXT NOT NULL ON CONFLICT IGNORE,
  CONSTRAINT "pk_notes" PRIMARY KEY ("id"),
  CONSTRAINT "uq_title" UNIQUE ("title") ON CONFLICT IGNORE
);
INSERT OR ABORT INTO "instar_new_notes" (rowid, "id", "title") SELECT rowid, "id", "title" FROM "notes";
-- expect no rows, or: not every row of notes was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "notes") AS a, (SELECT count(*) AS n FROM "instar_new_notes") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of notes were not copied as they are
SELECT a.rowid FROM "notes" AS a LEFT JOIN "instar_new_notes" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."id" IS NOT b."id" COLLATE BINARY OR a."title" IS NOT b."title" COLLATE BINARY LIMIT 3;
DROP TABLE "notes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_notes" RENAME TO "notes";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
ALTER TABLE "notes" ADD COLUMN "length" INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 0;
