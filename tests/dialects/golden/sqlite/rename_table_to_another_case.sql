ALTER TABLE "tasks" RENAME TO "instar_new_Tasks";
ALTER TABLE "instar_new_Tasks" RENAME TO "Tasks";
