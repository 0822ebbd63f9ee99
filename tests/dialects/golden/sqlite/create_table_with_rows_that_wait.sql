CREATE TABLE "tasks" (
  "id" BIGINT NOT NULL,
  "parent" BIGINT,
  "state" BIGINT,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
  CONSTRAINT "fk_parent" FOREIGN KEY ("parent") REFERENCES "tasks" ("id") DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "tasks" ("id", "parent") VALUES (1, 2);
INSERT INTO "tasks" ("id") VALUES (2);
-- expect no rows, or: rows of tasks reference rows that are not there
SELECT * FROM pragma_foreign_key_check('tasks');
-- expect the same as, or: table tasks is not what the migrations made of it
--   CREATE TABLE "tasks" (
--     "id" BIGINT NOT NULL,
--     "parent" BIGINT,
--     "state" BIGINT,
--     CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
--     CONSTRAINT "fk_parent" FOREIGN KEY ("parent") REFERENCES "tasks" ("id") DEFERRABLE INITIALLY DEFERRED
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'tasks' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'tasks' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_tasks" (
  "id" BIGINT NOT NULL,
  "parent" BIGINT,
  "state" BIGINT,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
  CONSTRAINT "fk_parent" FOREIGN KEY ("parent") REFERENCES "tasks" ("id") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "fk_state" FOREIGN KEY ("state") REFERENCES "states" ("id")
);
INSERT INTO "instar_new_tasks" (rowid, "id", "parent", "state") SELECT rowid, "id", "parent", "state" FROM "tasks";
-- expect no rows, or: not every row of tasks was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "tasks") AS a, (SELECT count(*) AS n FROM "instar_new_tasks") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of tasks were not copied as they are
SELECT a.rowid FROM "tasks" AS a LEFT JOIN "instar_new_tasks" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."id" IS NOT b."id" COLLATE BINARY OR a."parent" IS NOT b."parent" COLLATE BINARY OR a."state" IS NOT b."state" COLLATE BINARY LIMIT 3;
DROP TABLE "tasks";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_tasks" RENAME TO "tasks";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
-- expect no rows, or: rows of tasks reference rows that are not there
SELECT * FROM pragma_foreign_key_check('tasks');
