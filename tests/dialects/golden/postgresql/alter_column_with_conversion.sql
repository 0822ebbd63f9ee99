ALTER TABLE "notes" ALTER COLUMN "title" TYPE integer USING length("title");
