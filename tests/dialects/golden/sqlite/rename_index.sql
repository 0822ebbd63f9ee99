DROP INDEX "ix_tasks_due";
CREATE INDEX "ix_due" ON "tasks" ("due_at") WHERE "status" <> 'done';
