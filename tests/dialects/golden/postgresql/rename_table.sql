ALTER TABLE "tasks" RENAME TO "todos";
