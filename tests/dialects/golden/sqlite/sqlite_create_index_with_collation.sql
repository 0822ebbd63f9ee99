CREATE INDEX "ix_title" ON "notes" ("title" COLLATE "NOCASE" DESC, ("title" || 'x') COLLATE "RTRIM");
