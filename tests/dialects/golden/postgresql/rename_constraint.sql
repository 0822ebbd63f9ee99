ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status" TO "ck_status";
