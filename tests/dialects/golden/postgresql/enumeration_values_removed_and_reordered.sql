-- expect no rows
SELECT 'people.feels' AS held_by, "feels" FROM "people" WHERE "feels"::text IN ('bored') LIMIT 1;
-- expect no rows
SELECT 'people.felt' AS held_by, "felt" FROM "people" WHERE "felt"::text[] && ARRAY['bored'] LIMIT 1;
-- expect no rows
SELECT 'people.usual' AS held_by, "usual" FROM "people" WHERE "usual"::text IN ('bored') LIMIT 1;
DROP POLICY "sad" ON "people";
DROP VIEW "feelings";
ALTER TABLE "people" DROP CONSTRAINT "ck_feels";
DROP INDEX "ix_feels";
ALTER TABLE "people" DROP COLUMN "is_sad";
DROP FUNCTION "feeling"(of mood);
ALTER TYPE "mood" RENAME TO "instar_old_1";
ALTER DOMAIN "lasting" RENAME TO "instar_old_2";
ALTER TYPE "day" RENAME TO "instar_old_3";
CREATE TYPE "mood" AS ENUM ('glad', 'sad', 'so so');
CREATE DOMAIN "lasting" AS "mood" CONSTRAINT "ck_lasting" CHECK (VALUE <> 'glad');
CREATE TYPE "day" AS ("feels" "mood", "hours" integer);
ALTER TABLE "people" ALTER COLUMN "feels" DROP DEFAULT, ALTER COLUMN "feels" TYPE "mood" USING "feels"::text::"mood", ALTER COLUMN "feels" SET DEFAULT 'sad', ALTER COLUMN "felt" TYPE "mood"[] USING "felt"::text::"mood"[], ALTER COLUMN "usual" TYPE "lasting" USING "usual"::text::"lasting", ALTER COLUMN "days" TYPE "day"[] USING "days"::text::"day"[], ALTER COLUMN "today" TYPE "day" USING "today"::text::"day";
DROP TYPE "instar_old_3";
DROP DOMAIN "instar_old_2";
DROP TYPE "instar_old_1";
CREATE FUNCTION "feeling"(of mood) RETURNS text LANGUAGE sql AS $$ SELECT $1::text $$;
ALTER TABLE "people" ADD COLUMN "is_sad" boolean GENERATED ALWAYS AS ("feels" = 'sad') STORED;
CREATE INDEX "ix_feels" ON "people" ("feels") WHERE "feels" = 'sad';
ALTER TABLE "people" ADD CONSTRAINT "ck_feels" CHECK ("feels" <> 'so so');
CREATE VIEW "feelings" AS SELECT feels, feeling(feels) AS said FROM people;
CREATE POLICY "sad" ON "people" USING (feels = 'sad');
GRANT USAGE ON TYPE "mood" TO "reader";
