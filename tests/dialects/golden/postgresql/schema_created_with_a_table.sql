CREATE SCHEMA IF NOT EXISTS "app";
COMMENT ON SCHEMA "app" IS 'of the application';
CREATE TABLE "app"."tasks" (
  "id" bigint NOT NULL,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id")
);
CREATE INDEX "ix_tasks" ON "app"."tasks" ("id");
CREATE INDEX "ix_more" ON "app"."tasks" ("id");
COMMENT ON INDEX "app"."ix_more" IS 'more';
COMMENT ON SCHEMA "app" IS NULL;
