DO $instar$BEGIN EXECUTE 'ALTER TABLE "app"."tasks" SET SCHEMA ' || quote_ident(current_schema()); END$instar$;
