ALTER TABLE "people" DROP COLUMN "other";
