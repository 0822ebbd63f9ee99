ALTER TABLE "categories" ALTER COLUMN "name" TYPE text;
