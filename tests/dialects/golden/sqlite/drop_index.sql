DROP INDEX "ix_tasks_due";
