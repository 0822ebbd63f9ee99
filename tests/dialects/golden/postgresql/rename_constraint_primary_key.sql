ALTER TABLE "tasks" RENAME CONSTRAINT "pk_tasks" TO "pk_todo";
