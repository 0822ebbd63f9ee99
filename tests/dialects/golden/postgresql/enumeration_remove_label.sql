-- expect no rows
SELECT 'people.mood' AS held_by, "mood" FROM "people" WHERE "mood"::text IN ('unused') LIMIT 1;
-- expect no rows
SELECT 'people.other' AS held_by, "other" FROM "people" WHERE "other"::text IN ('unused') LIMIT 1;
ALTER TYPE "mood" RENAME TO "instar_old_1";
CREATE TYPE "mood" AS ENUM ('happy', 'sad', 'it''s {so}');
ALTER TABLE "people" ALTER COLUMN "mood" DROP DEFAULT, ALTER COLUMN "mood" TYPE "mood" USING "mood"::text::"mood", ALTER COLUMN "mood" SET DEFAULT 'sad', ALTER COLUMN "other" TYPE "mood" USING "other"::text::"mood";
DROP TYPE "instar_old_1";
