ALTER TABLE "app"."tasks" RENAME TO "jobs";
DO $instar$BEGIN EXECUTE 'ALTER TABLE "app"."jobs" SET SCHEMA ' || quote_ident(current_schema()); END$instar$;
