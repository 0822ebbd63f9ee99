ALTER TABLE "notes" ADD COLUMN "shown" text GENERATED ALWAYS AS ("title" || '!') STORED;
