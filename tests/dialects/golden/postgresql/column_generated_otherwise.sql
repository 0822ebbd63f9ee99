ALTER TABLE "things" DROP CONSTRAINT "pk_things";
ALTER TABLE "things" DROP COLUMN "twice";
ALTER TABLE "things" ADD COLUMN "twice" bigint NOT NULL GENERATED ALWAYS AS ("size" * 3) STORED;
ALTER TABLE "things" ADD CONSTRAINT "pk_things" PRIMARY KEY ("twice");
