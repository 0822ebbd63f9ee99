ALTER TABLE "kinds" DROP COLUMN "weight";
