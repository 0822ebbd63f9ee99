-- expect the same as, or: table tasks is not what the migrations made of it
--   CREATE TABLE "tasks" (
--     "id" INTEGER NOT NULL,
--     "title" VARCHAR(100) NOT NULL,
--     "status" TEXT NOT NULL DEFAULT 'open',
--     "due_at" TEXT,
--     "priority" INTEGER,
--     "category_id" BIGINT,
--     CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
--     CONSTRAINT "uq_tasks_title" UNIQUE ("title"),
--     CONSTRAINT "fk_tasks_category" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE CASCADE,
--     CONSTRAINT "ck_tasks_status" CHECK ("status" IN ('open', 'done'))
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'tasks' COLLATE NOCASE;
-- remember; known are
--   CREATE INDEX "ix_tasks_due" ON "tasks" ("due_at") WHERE "status" <> 'done'
SELECT sql FROM sqlite_schema WHERE tbl_name = 'tasks' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_tasks" (
  "id" INTEGER NOT NULL,
  "title" VARCHAR(200) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "due_at" TEXT,
  "priority" INTEGER,
  "category_id" BIGINT,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
  CONSTRAINT "uq_tasks_title" UNIQUE ("title"),
  CONSTRAINT "fk_tasks_category" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE CASCADE,
  CONSTRAINT "ck_tasks_status" CHECK ("status" IN ('open', 'done'))
);
INSERT INTO "instar_new_tasks" ("id", "title", "status", "due_at", "priority", "category_id") SELECT "id", "title", "status", "due_at", "priority", "category_id" FROM "tasks";
-- expect no rows, or: not every row of tasks was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "tasks") AS a, (SELECT count(*) AS n FROM "instar_new_tasks") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of tasks were not copied as they are
SELECT a."id" FROM "tasks" AS a LEFT JOIN "instar_new_tasks" AS b ON b."id" = a."id" WHERE b."id" IS NULL OR a."title" IS NOT b."title" COLLATE BINARY OR a."status" IS NOT b."status" COLLATE BINARY OR a."due_at" IS NOT b."due_at" COLLATE BINARY OR a."priority" IS NOT b."priority" COLLATE BINARY OR a."category_id" IS NOT b."category_id" COLLATE BINARY LIMIT 3;
DROP TABLE "tasks";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_tasks" RENAME TO "tasks";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
--   CREATE INDEX "ix_tasks_due" ON "tasks" ("due_at") WHERE "status" <> 'done'
-- expect no rows, or: rows of notes reference rows that are not there
SELECT * FROM pragma_foreign_key_check('notes');
-- expect no rows, or: rows of tasks reference rows that are not there
SELECT * FROM pragma_foreign_key_check('tasks');
