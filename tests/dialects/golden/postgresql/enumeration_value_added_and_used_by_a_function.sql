ALTER TYPE "mood" RENAME TO "instar_old_1";
CREATE TYPE "mood" AS ENUM ('sad', 'glad');
ALTER TABLE "people" ALTER COLUMN "feels" TYPE "mood" USING "feels"::text::"mood";
DROP TYPE "instar_old_1";
UPDATE people SET feels = 'glad' WHERE feels IS NULL;
