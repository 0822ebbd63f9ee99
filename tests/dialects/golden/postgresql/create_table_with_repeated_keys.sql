CREATE TABLE "twice" (
  "id" bigint NOT NULL,
  "code" text NOT NULL,
  CONSTRAINT "pk_twice" PRIMARY KEY ("id"),
  CONSTRAINT "uq_twice_code" UNIQUE ("code")
);
ALTER TABLE "twice" ADD CONSTRAINT "uq_twice_code_again" UNIQUE ("code");
ALTER TABLE "twice" ADD CONSTRAINT "uq_twice_id" UNIQUE ("id");
ALTER TABLE "twice" RENAME CONSTRAINT "uq_twice_id" TO "uq_id";
