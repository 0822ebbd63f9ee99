-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BIGINT,
  "b" TEXT,
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows
SELECT "a" FROM "instar_new_values" WHERE typeof("a") NOT IN ('integer', 'null') LIMIT 1;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" TEXT,
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows
SELECT "a" FROM "instar_new_values" WHERE typeof("a") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" BLOB,
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", CAST("b" AS BLOB), "c", "d", "e", "f" FROM "values";
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", CAST("b" AS TEXT), "c", "d", "e", "f" FROM "values";
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" TEXT,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", CAST("c" AS TEXT), "d", "e", "f" FROM "values";
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" TEXT,
  "d" TEXT,
  "e" NUMERIC(12, 2),
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows
SELECT "e" FROM "instar_new_values" WHERE typeof("e") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- expect no rows
SELECT name FROM pragma_table_xinfo('values') WHERE name NOT IN ('a', 'b', 'c', 'd', 'e', 'f') UNION ALL SELECT column1 FROM (VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('values'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'values' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" TEXT,
  "d" TEXT,
  "e" DOUBLE,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows
SELECT "e" FROM "instar_new_values" WHERE typeof("e") NOT IN ('integer', 'real', 'null') LIMIT 1;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
