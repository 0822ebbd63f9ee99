ALTER SEQUENCE "app"."numbers" OWNED BY NONE;
DO $instar$BEGIN EXECUTE 'ALTER TABLE "app"."tasks" SET SCHEMA ' || quote_ident(current_schema()); END$instar$;
DO $instar$BEGIN EXECUTE 'ALTER SEQUENCE "app"."numbers" SET SCHEMA ' || quote_ident(current_schema()); END$instar$;
ALTER SEQUENCE "numbers" OWNED BY "tasks"."id";
