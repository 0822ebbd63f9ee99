-- expect no rows
SELECT name FROM pragma_table_xinfo('notes') WHERE name NOT IN ('id', 'task_id', 'parent', 'body') UNION ALL SELECT column1 FROM (VALUES ('id'), ('task_id'), ('parent'), ('body')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('notes'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'notes' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'notes' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
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
DROP TABLE "notes";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_notes" RENAME TO "notes";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT * FROM pragma_foreign_key_check('notes');
