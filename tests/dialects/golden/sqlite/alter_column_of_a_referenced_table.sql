-- expect no rows
SELECT name FROM pragma_table_xinfo('categories') WHERE name NOT IN ('id', 'name') UNION ALL SELECT column1 FROM (VALUES ('id'), ('name')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('categories'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'categories' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'categories' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_categories" (
  "id" INTEGER NOT NULL CONSTRAINT "pk_categories" PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL
);
INSERT INTO "instar_new_categories" ("id", "name") SELECT "id", "name" FROM "categories";
DELETE FROM sqlite_sequence WHERE name = 'instar_new_categories';
INSERT INTO sqlite_sequence (name, seq) SELECT 'instar_new_categories', seq FROM sqlite_sequence WHERE name = 'categories';
DROP TABLE "categories";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_categories" RENAME TO "categories";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT * FROM pragma_foreign_key_check('tasks');
