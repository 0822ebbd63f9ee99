-- expect no rows
SELECT name FROM pragma_table_xinfo('tasks') WHERE name NOT IN ('id', 'title', 'status', 'due_at', 'priority', 'category_id') UNION ALL SELECT column1 FROM (VALUES ('id'), ('title'), ('status'), ('due_at'), ('priority'), ('category_id')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('tasks'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'tasks' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'tasks' AND (type = 'trigger' OR (type = 'index' AND name NOT IN ('ix_tasks_due'))) AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_tasks" (
  "id" INTEGER NOT NULL CONSTRAINT "pk_tasks" PRIMARY KEY AUTOINCREMENT,
  "title" VARCHAR(100) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'done',
  "due_at" TEXT,
  "priority" INTEGER,
  "category_id" BIGINT,
  CONSTRAINT "uq_tasks_title" UNIQUE ("title"),
  CONSTRAINT "fk_tasks_category" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE CASCADE,
  CONSTRAINT "ck_tasks_status" CHECK ("status" IN ('open', 'done'))
);
INSERT INTO "instar_new_tasks" ("id", "title", "status", "due_at", "priority", "category_id") SELECT "id", "title", "status", "due_at", "priority", "category_id" FROM "tasks";
DELETE FROM sqlite_sequence WHERE name = 'instar_new_tasks';
INSERT INTO sqlite_sequence (name, seq) SELECT 'instar_new_tasks', seq FROM sqlite_sequence WHERE name = 'tasks';
DROP TABLE "tasks";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_tasks" RENAME TO "tasks";
PRAGMA legacy_alter_table = OFF;
CREATE INDEX "ix_tasks_due" ON "tasks" ("due_at") WHERE "status" <> 'done';
-- expect no rows
SELECT * FROM pragma_foreign_key_check('notes');
-- expect no rows
SELECT * FROM pragma_foreign_key_check('tasks');
