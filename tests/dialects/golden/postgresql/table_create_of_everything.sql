CREATE UNLOGGED TABLE "things" (
  "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (INCREMENT BY 5 MINVALUE 5 MAXVALUE 1000 START WITH 10 CACHE 3 CYCLE),
  "title" text COMPRESSION pglz COLLATE "C" NOT NULL DEFAULT 'x',
  "size" integer,
  "twice" integer GENERATED ALWAYS AS ("size" * 2) STORED,
  "parent" bigint,
  "during" tsrange,
  "tags" text[],
  "grid" integer[][],
  CONSTRAINT "pk_things" PRIMARY KEY ("id") INCLUDE ("title") WITH (fillfactor=80),
  CONSTRAINT "uq_things_size" UNIQUE NULLS NOT DISTINCT ("size") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "fk_things_things" FOREIGN KEY ("parent") REFERENCES "things" ("id") ON DELETE SET NULL ("parent") DEFERRABLE,
  CONSTRAINT "ck_things_size" CHECK ("size" > 0) NO INHERIT,
  CONSTRAINT "ex_things_during" EXCLUDE USING gist ("during" WITH &&) WHERE ("size" > 1)
) WITH (fillfactor=70, autovacuum_enabled=false);
ALTER TABLE "things" ADD CONSTRAINT "ck_things_title" CHECK ("title" <> '') NOT VALID;
CREATE UNIQUE INDEX "ix_things_parent" ON "things" ("parent") NULLS NOT DISTINCT;
CREATE INDEX "ix_things_tags" ON "things" USING gin ("tags");
CREATE INDEX "ix_things_title" ON "things" ("title" COLLATE "C" text_pattern_ops DESC NULLS LAST, (lower("title")) NULLS FIRST) INCLUDE ("parent") WITH (fillfactor=60) WHERE "size" > 2;
COMMENT ON INDEX "ix_things_title" IS 'by title';
ALTER TABLE "things" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE "things" IS 'what there is';
ALTER TABLE "things" ALTER COLUMN "title" SET STORAGE external, ALTER COLUMN "title" SET STATISTICS 50;
COMMENT ON COLUMN "things"."title" IS 'its title';
COMMENT ON CONSTRAINT "ck_things_size" ON "things" IS 'positive';
COMMENT ON CONSTRAINT "ex_things_during" ON "things" IS 'no overlap';
INSERT INTO "things" ("id", "title", "size", "parent") OVERRIDING SYSTEM VALUE VALUES (10, 'a', DEFAULT, 15), (15, DEFAULT, 4, NULL);
SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT max("id") AS last FROM "things") AS held WHERE seqrelid = pg_get_serial_sequence('"things"', 'id')::regclass AND last >= COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart);
