ALTER TABLE "twice" DROP CONSTRAINT "uq_twice_id";
ALTER TABLE "twice" DROP CONSTRAINT "uq_twice_code";
