CREATE TABLE "twice" (
  "id" BIGINT NOT NULL,
  "code" TEXT NOT NULL,
  CONSTRAINT "pk_twice" PRIMARY KEY ("id"),
  CONSTRAINT "uq_twice_code" UNIQUE ("code"),
  CONSTRAINT "uq_twice_code_again" UNIQUE ("code"),
  CONSTRAINT "uq_twice_id" UNIQUE ("id")
);
-- expect no rows
SELECT name FROM pragma_table_xinfo('twice') WHERE name NOT IN ('id', 'code') UNION ALL SELECT column1 FROM (VALUES ('id'), ('code')) WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo('twice'));
-- expect no rows
SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = 'twice' AND (strict OR wr);
-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'twice' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_twice" (
  "id" BIGINT NOT NULL,
  "code" TEXT NOT NULL,
  CONSTRAINT "pk_twice" PRIMARY KEY ("id"),
  CONSTRAINT "uq_id" UNIQUE ("id"),
  CONSTRAINT "uq_twice_code" UNIQUE ("code"),
  CONSTRAINT "uq_twice_code_again" UNIQUE ("code")
);
INSERT INTO "instar_new_twice" (rowid, "id", "code") SELECT rowid, "id", "code" FROM "twice";
DROP TABLE "twice";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_twice" RENAME TO "twice";
PRAGMA legacy_alter_table = OFF;
