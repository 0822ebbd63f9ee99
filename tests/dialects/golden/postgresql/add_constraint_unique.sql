ALTER TABLE "notes" ADD CONSTRAINT "uq_notes" UNIQUE ("task_id", "body");
