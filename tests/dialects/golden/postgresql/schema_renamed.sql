ALTER SCHEMA "app" RENAME TO "other";
ALTER TABLE "other"."tasks" ADD COLUMN "name" text;
