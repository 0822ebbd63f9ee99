-- expect the same as, or: table notes is not what the migrations made of it
--   CREATE TABLE "notes" (
--     "id" INTEGER NOT NULL,
--     "task_id" BIGINT,
--     "parent" INTEGER,
--     "body" TEXT,
--     CONSTRAINT "pk_notes" PRIMARY KEY ("id"),
--     CONSTRAINT "fk_notes_parent" FOREIGN KEY ("parent") REFERENCES "notes" ("id") ON DELETE RESTRICT,
--     CONSTRAINT "fk_notes_task" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE ON UPDATE SET NULL
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'notes' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'notes' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
-- expect no rows, or: column body of notes must have a value in every row, and these have none
SELECT rowid FROM "notes" WHERE ("body") IS NULL LIMIT 3;
CREATE TABLE "instar_new_notes" (
  "id" INTEGER NOT NULL,
  "task_id" BIGINT,
  "parent" INTEGER,
  "body" TEXT NOT NULL,
  CONSTRAINT "pk_notes" PRIMARY KEY ("id"),
  CONSTRAINT "fk_notes_parent" FOREIGN KEY ("parent") REFERENCES "notes" ("id") ON DELETE RESTRICT,
  CONSTRAINT "fk_notes_task" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE ON UPDATE SET NULL
);
INSERT INTO "instar_new_notes" ("id", "task_id", "parent", "body") SELECT "id", "task_id", "parent", "body" FROM "notes";
-- expect no rows, or: not every row of notes was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "notes") AS a, (SELECT count(*) AS n FROM "instar_new_notes") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of notes were not copied as they are
SELECT a."id" FROM "notes" AS a LEFT JOIN "instar_new_notes" AS b ON b."id" = a."id" WHERE b."id" IS NULL OR a."task_id" IS NOT b."task_id" COLLATE BINARY OR a."parent" IS NOT b."parent" COLLATE BINARY OR a."body" IS NOT b."body" COLLATE BINARY LIMIT 3;
DROP TABLE "notes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_notes" RENAME TO "notes";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
-- expect no rows, or: rows of notes reference rows that are not there
SELECT * FROM pragma_foreign_key_check('notes');
