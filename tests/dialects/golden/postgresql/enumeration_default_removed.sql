-- expect no rows
SELECT 'people.feels' AS held_by, "feels" FROM "people" WHERE "feels"::text IN ('sad') LIMIT 1;
ALTER TYPE "mood" RENAME TO "instar_old_1";
CREATE TYPE "mood" AS ENUM ('glad');
ALTER TABLE "people" ALTER COLUMN "feels" DROP DEFAULT, ALTER COLUMN "feels" TYPE "mood" USING "feels"::text::"mood";
DROP TYPE "instar_old_1";
ALTER TABLE "people" ALTER COLUMN "feels" SET DEFAULT 'glad';
SELECT 1;
