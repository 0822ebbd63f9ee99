-- expect no rows
SELECT name FROM pragma_table_xinfo('categories') WHERE name NOT IN ('id', 'name') UNION ALL SELECT column1 FROM (VALUES ('id'), ('name')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('categories'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'categories' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'categories' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_categories" (
  "id" BIGINT NOT NULL,
  "name" VARCHAR(50) NOT NULL,
  CONSTRAINT "pk_categories" PRIMARY KEY ("id")
);
INSERT INTO "instar_new_categories" (rowid, "id", "name") SELECT rowid, "id", "name" FROM "categories";
DROP TABLE "categories";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_categories" RENAME TO "categories";
PRAGMA legacy_alter_table = OFF;
