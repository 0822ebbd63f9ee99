ALTER TABLE "a" RENAME COLUMN "id" TO "number";
