DROP VIEW "shown";
ALTER DOMAIN "year" RENAME TO "instar_old_1";
ALTER DOMAIN "past" RENAME TO "instar_old_2";
CREATE DOMAIN "year" AS bigint CONSTRAINT "ck_year" CHECK (VALUE > 5);
CREATE DOMAIN "past" AS "year";
ALTER TABLE "films" ALTER COLUMN "made" DROP DEFAULT, ALTER COLUMN "made" TYPE "year" USING "made"::text::"year", ALTER COLUMN "made" SET DEFAULT 1999, ALTER COLUMN "shown" TYPE "past"[] USING "shown"::text::"past"[];
DROP DOMAIN "instar_old_2";
DROP DOMAIN "instar_old_1";
CREATE VIEW "shown" AS SELECT shown FROM films;
