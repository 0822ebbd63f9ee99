ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_title" CHECK (length("title") > 0);
