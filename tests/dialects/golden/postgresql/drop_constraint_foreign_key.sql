ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_category";
