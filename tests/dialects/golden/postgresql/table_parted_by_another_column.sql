ALTER TABLE "events" RENAME TO "instar_old";
ALTER TABLE "instar_old" NO FORCE ROW LEVEL SECURITY;
-- expect no rows, or: table events has what no migration made, and would lose it
SELECT 'column ' || attname FROM pg_attribute WHERE attrelid = '"instar_old"'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'at', 'till') UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE contype <> 'n' AND conrelid = '"instar_old"'::regclass AND conname NOT IN ('pk_events') UNION ALL SELECT 'index ' || relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = '"instar_old"'::regclass AND relname NOT IN ('pk_events') UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '"instar_old"'::regclass UNION ALL SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = '"instar_old"'::regclass UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = '"instar_old"'::regclass UNION ALL SELECT 'statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = '"instar_old"'::regclass UNION ALL SELECT 'publication ' || pubname FROM pg_publication_rel JOIN pg_publication ON pg_publication.oid = prpubid WHERE prrelid = '"instar_old"'::regclass;
CREATE TABLE "events" (
  "id" bigint NOT NULL,
  "at" integer NOT NULL,
  "till" integer NOT NULL
);
INSERT INTO "events" ("id", "at", "till") OVERRIDING SYSTEM VALUE SELECT "id", "at", "till" FROM "instar_old";
-- expect no rows, or: not every row of events was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "instar_old") AS a, (SELECT count(*) AS n FROM "events") AS b WHERE a.n <> b.n;
DROP TABLE "instar_old";
ALTER TABLE "events" ADD CONSTRAINT "pk_events" PRIMARY KEY ("id", "at", "till");
ALTER TABLE "events" RENAME TO "instar_old";
ALTER TABLE "instar_old" NO FORCE ROW LEVEL SECURITY;
-- expect no rows, or: table events has what no migration made, and would lose it
SELECT 'column ' || attname FROM pg_attribute WHERE attrelid = '"instar_old"'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'at', 'till') UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE contype <> 'n' AND conrelid = '"instar_old"'::regclass AND conname NOT IN ('pk_events') UNION ALL SELECT 'index ' || relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = '"instar_old"'::regclass AND relname NOT IN ('pk_events') UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '"instar_old"'::regclass UNION ALL SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = '"instar_old"'::regclass UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = '"instar_old"'::regclass UNION ALL SELECT 'statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = '"instar_old"'::regclass UNION ALL SELECT 'publication ' || pubname FROM pg_publication_rel JOIN pg_publication ON pg_publication.oid = prpubid WHERE prrelid = '"instar_old"'::regclass;
CREATE TABLE "events" (
  "id" bigint NOT NULL,
  "at" integer NOT NULL,
  "till" integer NOT NULL
) PARTITION BY RANGE ("till");
CREATE TABLE "events_low" PARTITION OF "events" FOR VALUES FROM (0) TO (10);
CREATE TABLE "events_rest" PARTITION OF "events" DEFAULT;
INSERT INTO "events" ("id", "at", "till") OVERRIDING SYSTEM VALUE SELECT "id", "at", "till" FROM ONLY "instar_old";
-- expect no rows, or: not every row of events was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM ONLY "instar_old") AS a, (SELECT count(*) AS n FROM "events") AS b WHERE a.n <> b.n;
DROP TABLE "instar_old";
ALTER TABLE "events" ADD CONSTRAINT "pk_events" PRIMARY KEY ("id", "at", "till");
