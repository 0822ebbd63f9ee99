ALTER TABLE "things" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "things" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY 10);
SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT max("id") AS last FROM "things") AS held WHERE seqrelid = pg_get_serial_sequence('"things"', 'id')::regclass AND last >= COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart);
