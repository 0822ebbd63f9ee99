ALTER SEQUENCE "numbers" OWNED BY NONE;
ALTER TABLE "things" DROP COLUMN "id";
ALTER SEQUENCE "numbers" OWNED BY "others"."id";
