COMMENT ON TABLE "tasks" IS E'it''s \\ new';
