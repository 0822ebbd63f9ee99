CREATE INDEX "ix_hash" ON "docs" USING hash ("title");
CREATE INDEX "ix_gin" ON "docs" USING gin ("words") WITH (fastupdate=off);
CREATE INDEX "ix_brin" ON "docs" USING brin ("at") WITH (pages_per_range=16);
CREATE INDEX "ix_gist" ON "docs" USING gist ("place");
CREATE INDEX "ix_spgist" ON "docs" USING spgist ("place" kd_point_ops);
CREATE INDEX "ix_jsonb" ON "docs" USING gin ("data" jsonb_path_ops);
CREATE INDEX "ix_order" ON "docs" ("title" DESC, "id" NULLS FIRST, "at" DESC NULLS LAST);
CREATE INDEX "ix_expression" ON "docs" ((lower("title")) COLLATE "C" text_pattern_ops, (("id" % 10)));
CREATE UNIQUE INDEX "ix_partial" ON "docs" ("title") INCLUDE ("id", "at") NULLS NOT DISTINCT TABLESPACE "pg_default" WHERE "id" > 5 AND "title" <> '{}}';
