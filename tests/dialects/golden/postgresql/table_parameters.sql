ALTER TABLE "tasks" RESET (autovacuum_enabled);
ALTER TABLE "tasks" SET (autovacuum_vacuum_threshold = 7, fillfactor=80);
