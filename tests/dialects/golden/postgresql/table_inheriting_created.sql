CREATE TABLE "c" (
  "id" bigint NOT NULL,
  "name" text,
  CONSTRAINT "ck_a" CHECK ("id" > 0)
) INHERITS ("a");
