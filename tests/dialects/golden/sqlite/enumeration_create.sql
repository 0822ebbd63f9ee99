CREATE TABLE "people" (
  "mood" TEXT NOT NULL DEFAULT 'sad' CONSTRAINT "mood" CHECK ("mood" IN ('happy', 'sad'))
);
