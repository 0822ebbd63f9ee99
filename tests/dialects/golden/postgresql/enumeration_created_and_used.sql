CREATE TYPE "mood" AS ENUM ('sad', E'it''s \\ ok');
COMMENT ON TYPE "mood" IS 'how one feels';
CREATE TABLE "people" (
  "id" bigint NOT NULL,
  "feels" "mood" NOT NULL DEFAULT 'sad',
  "felt" "mood"[] DEFAULT '{sad}',
  CONSTRAINT "pk_people" PRIMARY KEY ("id")
);
INSERT INTO "people" ("id", "feels") VALUES (1, E'it''s \\ ok');
