ALTER TABLE "tasks" ADD COLUMN "estimate" integer NOT NULL DEFAULT 5;
