ALTER TABLE "things" ALTER COLUMN "id" SET MINVALUE 5 SET MAXVALUE 400;
SELECT CASE WHEN pg_sequence_last_value(name) IS NULL THEN setval(name, 300, false) ELSE setval(name, GREATEST(LEAST(pg_sequence_last_value(name), 400), 200)) END FROM (SELECT pg_get_serial_sequence('"things"', 'id')::regclass AS name) AS counted;
ALTER TABLE "things" ALTER COLUMN "id" SET GENERATED ALWAYS SET INCREMENT BY 3 SET MINVALUE 200 SET MAXVALUE 400 SET START WITH 300 SET CACHE 1 SET CYCLE;
