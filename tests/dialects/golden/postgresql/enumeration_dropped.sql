ALTER TABLE "people" DROP COLUMN "feels";
DROP TYPE "mood";
