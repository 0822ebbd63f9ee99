CREATE UNIQUE INDEX "ix_every" ON "notes" ("title" DESC, (lower("title")), "length", ("length" + 1) DESC) WHERE "length" > 0;
