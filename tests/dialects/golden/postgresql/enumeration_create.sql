CREATE TYPE "mood" AS ENUM ('happy', 'sad');
CREATE TABLE "people" (
  "mood" "mood" NOT NULL DEFAULT 'sad'
);
