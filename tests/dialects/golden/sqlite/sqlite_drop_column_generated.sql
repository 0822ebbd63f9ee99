ALTER TABLE "notes" DROP COLUMN "length";
