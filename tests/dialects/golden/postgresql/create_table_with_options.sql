CREATE TABLE "things" (
  "id" bigserial NOT NULL,
  "name" text NOT NULL CHECK (name <> 'x'),
  CONSTRAINT "things_pkey" PRIMARY KEY ("id")
);
