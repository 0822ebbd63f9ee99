-- expect no rows
SELECT name FROM pragma_table_xinfo('keyed') WHERE name NOT IN ('id', 'name') UNION ALL SELECT column1 FROM (VALUES ('id'), ('name')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('keyed'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'keyed' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'keyed' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_keyed" (
  "id" INTEGER NOT NULL,
  "name" TEXT NOT NULL
);
INSERT INTO "instar_new_keyed" (rowid, "id", "name") SELECT rowid, "id", "name" FROM "keyed";
DROP TABLE "keyed";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_keyed" RENAME TO "keyed";
PRAGMA legacy_alter_table = OFF;
