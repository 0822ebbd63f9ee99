ALTER TABLE "things" ALTER COLUMN "id" SET NO MAXVALUE;
ALTER TABLE "things" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "things" ALTER COLUMN "id" SET MINVALUE 1 SET NO MAXVALUE;
SELECT CASE WHEN pg_sequence_last_value(name) IS NULL THEN setval(name, 1, false) ELSE setval(name, GREATEST(LEAST(pg_sequence_last_value(name), 5000000000), 1)) END FROM (SELECT pg_get_serial_sequence('"things"', 'id')::regclass AS name) AS counted;
ALTER TABLE "things" ALTER COLUMN "id" SET MINVALUE 1 SET MAXVALUE 5000000000;
