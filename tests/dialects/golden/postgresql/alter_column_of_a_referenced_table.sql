ALTER TABLE "categories" ALTER COLUMN "name" TYPE text USING "name"::text;
