ALTER TABLE "tasks" RENAME COLUMN "title" TO "Title";
