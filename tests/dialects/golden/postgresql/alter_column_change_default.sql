ALTER TABLE "tasks" ALTER COLUMN "status" SET DEFAULT 'done';
