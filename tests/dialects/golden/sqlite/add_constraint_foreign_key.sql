-- expect no rows
SELECT name FROM pragma_table_xinfo('plain') WHERE name NOT IN ('code', 'amount', 'note', 'category_id') UNION ALL SELECT column1 FROM (VALUES ('code'), ('amount'), ('note'), ('category_id')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('plain'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'plain' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'plain' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_plain" (
  "code" TEXT NOT NULL,
  "amount" INTEGER NOT NULL DEFAULT 1,
  "note" TEXT,
  "category_id" BIGINT,
  CONSTRAINT "fk_plain" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE SET NULL
);
INSERT INTO "instar_new_plain" (rowid, "code", "amount", "note", "category_id") SELECT rowid, "code", "amount", "note", "category_id" FROM "plain";
DROP TABLE "plain";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_plain" RENAME TO "plain";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT * FROM pragma_foreign_key_check('plain');
