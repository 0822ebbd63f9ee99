CREATE INDEX "ix_tasks_priority" ON "tasks" ("priority", "title");
