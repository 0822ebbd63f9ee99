ALTER TABLE "keyed" ALTER COLUMN "id" TYPE bigint;
DO $instar$BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence('"keyed"', 'id') || ' AS bigint'; END$instar$;
