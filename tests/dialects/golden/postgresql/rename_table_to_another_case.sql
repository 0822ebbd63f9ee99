ALTER TABLE "tasks" RENAME TO "Tasks";
