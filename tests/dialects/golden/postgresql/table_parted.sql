DROP STATISTICS correlated;
DROP POLICY "some" ON "events";
DROP TRIGGER "touched" ON "events";
DROP VIEW "times";
ALTER TABLE "events" DROP CONSTRAINT "fk_before";
ALTER TABLE "notes" DROP CONSTRAINT "fk_notes";
DROP FUNCTION "counted"();
ALTER SEQUENCE "numbers" OWNED BY NONE;
ALTER TABLE "events" RENAME TO "instar_old";
ALTER TABLE "instar_old" NO FORCE ROW LEVEL SECURITY;
-- expect no rows, or: table events has what no migration made, and would lose it
SELECT 'column ' || attname FROM pg_attribute WHERE attrelid = '"instar_old"'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'at', 'number', 'twice', 'before', 'before_at') UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE contype <> 'n' AND conrelid = '"instar_old"'::regclass AND conname NOT IN ('ck_at', 'pk_events') UNION ALL SELECT 'index ' || relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = '"instar_old"'::regclass AND relname NOT IN ('pk_events', 'ix_events_at') UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '"instar_old"'::regclass UNION ALL SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = '"instar_old"'::regclass UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = '"instar_old"'::regclass UNION ALL SELECT 'statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = '"instar_old"'::regclass UNION ALL SELECT 'publication ' || pubname FROM pg_publication_rel JOIN pg_publication ON pg_publication.oid = prpubid WHERE prrelid = '"instar_old"'::regclass;
CREATE TABLE "events" (
  "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  "at" integer NOT NULL,
  "number" bigint,
  "twice" integer GENERATED ALWAYS AS ("at" * 2) STORED,
  "before" bigint,
  "before_at" integer
) PARTITION BY RANGE ("at");
CREATE TABLE "events_low" PARTITION OF "events" FOR VALUES FROM (0) TO (10);
ALTER TABLE "events_low" ALTER COLUMN "at" SET STATISTICS 7;
COMMENT ON TABLE "events_low" IS 'low';
CREATE TABLE "events_rest" PARTITION OF "events" DEFAULT;
ALTER TABLE "events_rest" ALTER COLUMN "at" SET STATISTICS 7;
INSERT INTO "events" ("id", "at", "number", "before", "before_at") OVERRIDING SYSTEM VALUE SELECT "id", "at", "number", "before", "before_at" FROM ONLY "instar_old";
-- expect no rows, or: not every row of events was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM ONLY "instar_old") AS a, (SELECT count(*) AS n FROM "events") AS b WHERE a.n <> b.n;
SELECT setval(pg_get_serial_sequence('"events"', 'id'), pg_sequence_last_value(pg_get_serial_sequence('"instar_old"', 'id')::regclass));
SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT max("id") AS last FROM "events") AS held WHERE seqrelid = pg_get_serial_sequence('"events"', 'id')::regclass AND last >= COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart);
DROP TABLE "instar_old";
ALTER TABLE "events" ADD CONSTRAINT "pk_events" PRIMARY KEY ("id", "at");
COMMENT ON CONSTRAINT "pk_events" ON "events" IS 'both';
ALTER TABLE "events" ADD CONSTRAINT "ck_at" CHECK ("at" > 0);
CREATE INDEX "ix_events_at" ON "events" ("at");
COMMENT ON INDEX "ix_events_at" IS 'by time';
ALTER TABLE "events" FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE "events" IS 'in parts';
ALTER TABLE "events" ALTER COLUMN "at" SET STATISTICS 7;
COMMENT ON COLUMN "events"."at" IS 'when';
ALTER SEQUENCE "numbers" OWNED BY "events"."number";
CREATE FUNCTION "counted"() RETURNS SETOF events LANGUAGE sql AS $$ SELECT * FROM events $$;
ALTER TABLE "events" ADD CONSTRAINT "fk_before" FOREIGN KEY ("before", "before_at") REFERENCES "events" ("id", "at");
ALTER TABLE "notes" ADD CONSTRAINT "fk_notes" FOREIGN KEY ("id", "at") REFERENCES "events" ("id", "at") ON DELETE CASCADE;
CREATE VIEW "times" AS SELECT at FROM events;
CREATE TRIGGER "touched" BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER "rest_touched" AFTER UPDATE ON events_rest FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY "some" ON "events" USING (at > 1);
CREATE STATISTICS correlated ON id, at FROM events;
GRANT SELECT ON TABLE "events" TO "reader";
GRANT SELECT ON TABLE "events_low" TO "reader";
