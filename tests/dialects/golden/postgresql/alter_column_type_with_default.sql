ALTER TABLE "plain" ALTER COLUMN "amount" DROP DEFAULT, ALTER COLUMN "amount" TYPE bigint USING "amount"::bigint, ALTER COLUMN "amount" SET DEFAULT 1;
