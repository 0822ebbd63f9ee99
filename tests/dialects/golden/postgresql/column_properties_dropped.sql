ALTER TABLE "things" ALTER COLUMN "title" SET STATISTICS -1, ALTER COLUMN "title" SET COMPRESSION default;
DO $instar$BEGIN EXECUTE 'ALTER TABLE "things" ALTER COLUMN "title" SET STORAGE ' || (SELECT CASE typstorage WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN' WHEN 'e' THEN 'EXTERNAL' ELSE 'EXTENDED' END FROM pg_type JOIN pg_attribute ON atttypid = pg_type.oid WHERE attrelid = '"things"'::regclass AND attname = 'title'); END$instar$;
COMMENT ON COLUMN "things"."title" IS NULL;
