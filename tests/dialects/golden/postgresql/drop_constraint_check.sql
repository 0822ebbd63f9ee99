ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status";
