-- expect no rows
SELECT name FROM pragma_table_xinfo('plain') WHERE name NOT IN ('code', 'note') UNION ALL SELECT column1 FROM (VALUES ('code'), ('note')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('plain'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'plain' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'plain' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_plain" (
  "code" TEXT NOT NULL,
  "note" INTEGER DEFAULT '5'
);
INSERT INTO "instar_new_plain" (rowid, "code", "note") SELECT rowid, "code", "note" FROM "plain";
-- expect no rows
SELECT "note" FROM "instar_new_plain" WHERE typeof("note") NOT IN ('integer', 'null') LIMIT 1;
DROP TABLE "plain";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_plain" RENAME TO "plain";
PRAGMA legacy_alter_table = OFF;
