ALTER TABLE "tasks" RENAME CONSTRAINT "uq_tasks_title" TO "uq_title";
