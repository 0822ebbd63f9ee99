ALTER DOMAIN "year" RENAME TO "instar_old_1";
CREATE DOMAIN "year" AS integer CONSTRAINT "ck_year" CHECK (VALUE > 0);
ALTER TABLE "films" ALTER COLUMN "shown" TYPE "year"[] USING "shown"::text::"year"[];
DROP DOMAIN "instar_old_1";
