ALTER TYPE "mood" RENAME VALUE 'sad' TO 'blue';
ALTER TYPE "mood" RENAME TO "feeling";
ALTER TYPE "feeling" SET SCHEMA "app";
ALTER TABLE "people" ALTER COLUMN "feels" DROP NOT NULL, ALTER COLUMN "feels" SET DEFAULT 'glad';
