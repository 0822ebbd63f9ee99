ALTER TABLE "plain" ADD CONSTRAINT "fk_plain" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE SET NULL;
