ALTER TYPE "mood" RENAME TO "instar_old_1";
CREATE TYPE "mood" AS ENUM ('sad', 'it''s {so}', 'happy');
ALTER TABLE "people" ALTER COLUMN "mood" DROP DEFAULT, ALTER COLUMN "mood" TYPE "mood" USING "mood"::text::"mood", ALTER COLUMN "mood" SET DEFAULT 'sad', ALTER COLUMN "other" TYPE "mood" USING "other"::text::"mood";
DROP TYPE "instar_old_1";
