ALTER TYPE "mood" ADD VALUE 'a' BEFORE 'b';
ALTER TYPE "mood" ADD VALUE 'c' AFTER 'b';
ALTER TYPE "mood" ADD VALUE 'cc' AFTER 'c';
ALTER TYPE "mood" ADD VALUE 'e';
COMMENT ON TYPE "mood" IS 'more';
