ALTER TABLE "people" ADD COLUMN "third" TEXT NOT NULL DEFAULT 'happy' CONSTRAINT "mood" CHECK ("third" IN ('happy', 'it''s {so}', 'sad'));
