CREATE SEQUENCE "keyed_id_seq" AS integer OWNED BY "keyed"."id";
ALTER TABLE "keyed" ALTER COLUMN "id" SET DEFAULT nextval('"keyed_id_seq"');
SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT max("id") AS last FROM "keyed") AS held WHERE seqrelid = pg_get_serial_sequence('"keyed"', 'id')::regclass AND last >= COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart);
