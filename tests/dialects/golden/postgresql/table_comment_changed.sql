COMMENT ON TABLE "tasks" IS 'new';
