CREATE EXTENSION IF NOT EXISTS "citext" WITH SCHEMA "app" VERSION '1.5';
COMMENT ON EXTENSION "citext" IS 'letters alike';
DO $instar$BEGIN EXECUTE 'ALTER EXTENSION "citext" SET SCHEMA ' || quote_ident(current_schema()); END$instar$;
ALTER EXTENSION "citext" UPDATE TO '1.6';
DO $instar$BEGIN EXECUTE 'COMMENT ON EXTENSION "citext" IS ' || (SELECT quote_nullable(comment) FROM pg_available_extensions WHERE name = 'citext'); END$instar$;
CREATE TABLE "people" (
  "name" citext,
  "names" citext[]
);
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
SELECT 1;
