DO $instar$BEGIN EXECUTE 'ALTER INDEX "ix_a" SET TABLESPACE ' || (SELECT quote_ident(spcname) FROM pg_tablespace JOIN pg_database ON pg_tablespace.oid = dattablespace WHERE datname = current_database()); END$instar$;
ALTER INDEX "ix_a" RESET (fillfactor);
ALTER INDEX "ix_a" SET (deduplicate_items=off);
COMMENT ON INDEX "ix_a" IS 'new';
DROP INDEX "ix_b";
CREATE INDEX "ix_b" ON "docs" ("id");
COMMENT ON INDEX "ix_b" IS 'now ordered';
DROP INDEX "ix_c";
CREATE UNIQUE INDEX "ix_c" ON "docs" ("id") INCLUDE ("title") NULLS NOT DISTINCT;
