ALTER TABLE "app"."tasks" SET SCHEMA "other";
ALTER TABLE "other"."tasks" RENAME TO "jobs";
ALTER INDEX "other"."ix_tasks" RENAME TO "ix_jobs";
ALTER TABLE "other"."jobs" RENAME CONSTRAINT "pk_tasks" TO "pk_jobs";
ALTER TABLE "other"."jobs" ADD COLUMN "size" integer;
DROP INDEX "other"."ix_jobs";
