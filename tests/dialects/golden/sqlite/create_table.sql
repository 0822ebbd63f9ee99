CREATE TABLE "tasks" (
  "id" INTEGER NOT NULL,
  "title" VARCHAR(100) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "due_at" TEXT,
  "priority" INTEGER,
  "category_id" BIGINT,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
  CONSTRAINT "uq_tasks_title" UNIQUE ("title"),
  CONSTRAINT "fk_tasks_category" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE CASCADE,
  CONSTRAINT "ck_tasks_status" CHECK ("status" IN ('open', 'done'))
);
CREATE INDEX "ix_tasks_due" ON "tasks" ("due_at") WHERE "status" <> 'done';
