ALTER INDEX "ix_tasks_due" RENAME TO "ix_due";
