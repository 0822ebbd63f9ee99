ALTER TABLE "people" RENAME COLUMN "other" TO "former";
