ALTER TABLE "tasks" DROP COLUMN "size";
ALTER TABLE "tasks" ADD COLUMN "size" integer GENERATED ALWAYS AS (1) STORED;
GRANT INSERT, SELECT (id), SELECT (title), UPDATE (size), UPDATE (title) ON TABLE "tasks" TO "reader";
ALTER TABLE "tasks" DROP COLUMN "title";
REVOKE INSERT ON TABLE "tasks" FROM "reader";
GRANT DELETE ON TABLE "tasks" TO "reader";
