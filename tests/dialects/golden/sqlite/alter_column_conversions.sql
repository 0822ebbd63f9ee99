-- expect the same as, or: table values is not what the migrations made of it
--   CREATE TABLE "values" (
--     "a" BOOLEAN,
--     "b" TEXT,
--     "c" BLOB,
--     "d" TEXT,
--     "e" BIGINT,
--     "f" TEXT
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'values' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BIGINT,
  "b" TEXT,
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows, or: rows of values hold values in a that are no BIGINT
SELECT DISTINCT "a" FROM "instar_new_values" WHERE typeof("a") NOT IN ('integer', 'null') LIMIT 3;
-- expect no rows, or: not every row of values was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "values") AS a, (SELECT count(*) AS n FROM "instar_new_values") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of values were not copied as they are
SELECT a.rowid FROM "values" AS a LEFT JOIN "instar_new_values" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."b" IS NOT b."b" COLLATE BINARY OR a."c" IS NOT b."c" COLLATE BINARY OR a."d" IS NOT b."d" COLLATE BINARY OR a."e" IS NOT b."e" COLLATE BINARY OR a."f" IS NOT b."f" COLLATE BINARY LIMIT 3;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
-- expect the same as, or: table values is not what the migrations made of it
--   CREATE TABLE "values" (
--     "a" BIGINT,
--     "b" TEXT,
--     "c" BLOB,
--     "d" TEXT,
--     "e" BIGINT,
--     "f" TEXT
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'values' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" BLOB,
  "c" BLOB,
  "d" TEXT,
  "e" BIGINT,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", CAST("b" AS BLOB), "c", "d", "e", "f" FROM "values";
-- expect no rows, or: rows of values hold values in a that are no BOOLEAN
SELECT DISTINCT "a" FROM "instar_new_values" WHERE typeof("a") NOT IN ('integer', 'real', 'null') LIMIT 3;
-- expect no rows, or: not every row of values was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "values") AS a, (SELECT count(*) AS n FROM "instar_new_values") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of values were not copied as they are
SELECT a.rowid FROM "values" AS a LEFT JOIN "instar_new_values" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."c" IS NOT b."c" COLLATE BINARY OR a."d" IS NOT b."d" COLLATE BINARY OR a."e" IS NOT b."e" COLLATE BINARY OR a."f" IS NOT b."f" COLLATE BINARY LIMIT 3;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
-- expect the same as, or: table values is not what the migrations made of it
--   CREATE TABLE "values" (
--     "a" BOOLEAN,
--     "b" BLOB,
--     "c" BLOB,
--     "d" TEXT,
--     "e" BIGINT,
--     "f" TEXT
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'values' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" TEXT,
  "d" TEXT,
  "e" NUMERIC(12, 2),
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", CAST("b" AS TEXT), CAST("c" AS TEXT), "d", "e", "f" FROM "values";
-- expect no rows, or: rows of values hold values in e that are no NUMERIC(12, 2)
SELECT DISTINCT "e" FROM "instar_new_values" WHERE typeof("e") NOT IN ('integer', 'real', 'null') LIMIT 3;
-- expect no rows, or: not every row of values was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "values") AS a, (SELECT count(*) AS n FROM "instar_new_values") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of values were not copied as they are
SELECT a.rowid FROM "values" AS a LEFT JOIN "instar_new_values" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."a" IS NOT b."a" COLLATE BINARY OR a."d" IS NOT b."d" COLLATE BINARY OR a."f" IS NOT b."f" COLLATE BINARY LIMIT 3;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
-- expect the same as, or: table values is not what the migrations made of it
--   CREATE TABLE "values" (
--     "a" BOOLEAN,
--     "b" VARCHAR(9),
--     "c" TEXT,
--     "d" TEXT,
--     "e" NUMERIC(12, 2),
--     "f" TEXT
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'values' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'values' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_values" (
  "a" BOOLEAN,
  "b" VARCHAR(9),
  "c" TEXT,
  "d" TEXT,
  "e" DOUBLE,
  "f" TEXT
);
INSERT INTO "instar_new_values" (rowid, "a", "b", "c", "d", "e", "f") SELECT rowid, "a", "b", "c", "d", "e", "f" FROM "values";
-- expect no rows, or: rows of values hold values in e that are no DOUBLE
SELECT DISTINCT "e" FROM "instar_new_values" WHERE typeof("e") NOT IN ('integer', 'real', 'null') LIMIT 3;
-- expect no rows, or: not every row of values was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "values") AS a, (SELECT count(*) AS n FROM "instar_new_values") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of values were not copied as they are
SELECT a.rowid FROM "values" AS a LEFT JOIN "instar_new_values" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."a" IS NOT b."a" COLLATE BINARY OR a."b" IS NOT b."b" COLLATE BINARY OR a."c" IS NOT b."c" COLLATE BINARY OR a."d" IS NOT b."d" COLLATE BINARY OR a."f" IS NOT b."f" COLLATE BINARY LIMIT 3;
DROP TABLE "values";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_values" RENAME TO "values";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
