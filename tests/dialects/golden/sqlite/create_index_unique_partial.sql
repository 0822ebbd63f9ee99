CREATE UNIQUE INDEX "ix_tasks_open" ON "tasks" ("title") WHERE "status" = 'open';
