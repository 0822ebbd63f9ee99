ALTER TABLE "tasks" RENAME COLUMN "id" TO "number";
