-- expect the same as, or: table twice is not what the migrations made of it
--   CREATE TABLE "twice" (
--     "id" BIGINT NOT NULL,
--     "code" TEXT NOT NULL,
--     CONSTRAINT "pk_twice" PRIMARY KEY ("id"),
--     CONSTRAINT "uq_twice_code" UNIQUE ("code"),
--     CONSTRAINT "uq_twice_code_again" UNIQUE ("code"),
--     CONSTRAINT "uq_twice_id" UNIQUE ("id")
--   )
SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'twice' COLLATE NOCASE;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'twice' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_twice" (
  "id" BIGINT NOT NULL,
  "code" TEXT NOT NULL,
  CONSTRAINT "pk_twice" PRIMARY KEY ("id"),
  CONSTRAINT "uq_twice_code_again" UNIQUE ("code")
);
INSERT INTO "instar_new_twice" (rowid, "id", "code") SELECT rowid, "id", "code" FROM "twice";
-- expect no rows, or: not every row of twice was copied
SELECT a.n, b.n FROM (SELECT count(*) AS n FROM "twice") AS a, (SELECT count(*) AS n FROM "instar_new_twice") AS b WHERE a.n <> b.n;
-- expect no rows, or: rows of twice were not copied as they are
SELECT a.rowid FROM "twice" AS a LEFT JOIN "instar_new_twice" AS b ON b.rowid = a.rowid WHERE b.rowid IS NULL OR a."id" IS NOT b."id" COLLATE BINARY OR a."code" IS NOT b."code" COLLATE BINARY LIMIT 3;
DROP TABLE "twice";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_twice" RENAME TO "twice";
PRAGMA legacy_alter_table = OFF;
-- make again; known are
