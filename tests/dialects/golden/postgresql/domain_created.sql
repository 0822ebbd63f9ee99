CREATE DOMAIN "year" AS integer DEFAULT 1970 NOT NULL CONSTRAINT "ck_year" CHECK (VALUE > 0 AND VALUE::text !~ '[A-Z]{3}');
COMMENT ON DOMAIN "year" IS 'of our era';
CREATE DOMAIN "word" AS varchar(20) COLLATE "C";
CREATE DOMAIN "words" AS "word"[];
CREATE DOMAIN "some_bytes" AS bytea CONSTRAINT "ck_some_bytes" CHECK (length(VALUE) > 1);
CREATE TABLE "films" (
  "made" "year",
  "title" "word" DEFAULT 'x',
  "tags" "words",
  "data" "some_bytes"
);
