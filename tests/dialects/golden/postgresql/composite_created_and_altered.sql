CREATE TYPE "address" AS ("street" text COLLATE "C", "city" varchar(20));
COMMENT ON TYPE "address" IS 'where';
COMMENT ON COLUMN "address"."street" IS 'and number';
CREATE TABLE "people" (
  "lives" "address",
  "lived" "address"[]
);
ALTER TYPE "address" DROP ATTRIBUTE "city", ADD ATTRIBUTE "zip" integer;
COMMENT ON COLUMN "address"."street" IS NULL;
COMMENT ON COLUMN "address"."zip" IS 'code';
COMMENT ON TYPE "address" IS NULL;
ALTER TYPE "address" SET SCHEMA "app";
ALTER TYPE "app"."address" RENAME TO "place";
