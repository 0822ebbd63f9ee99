COMMENT ON CONSTRAINT "pk_tasks" ON "tasks" IS 'new';
COMMENT ON CONSTRAINT "uq_a" ON "tasks" IS 'new';
COMMENT ON CONSTRAINT "ck_a" ON "tasks" IS NULL;
COMMENT ON CONSTRAINT "fk_a" ON "tasks" IS 'self';
ALTER TABLE "tasks" ADD CONSTRAINT "ck_b" CHECK ("a" < 9);
COMMENT ON CONSTRAINT "ck_b" ON "tasks" IS 'small';
