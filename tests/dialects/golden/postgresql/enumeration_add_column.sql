ALTER TABLE "people" ADD COLUMN "third" "mood" NOT NULL DEFAULT 'happy';
