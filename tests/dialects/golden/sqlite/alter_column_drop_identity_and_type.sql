-- remember
SELECT sql FROM sqlite_schema WHERE tbl_name = 'categories' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
CREATE TABLE "instar_new_categories" (
  "id" TEXT NOT NULL DEFAULT 'none',
  "name" VARCHAR(50) NOT NULL,
  CONSTRAINT "pk_categories" PRIMARY KEY ("id")
);
INSERT INTO "instar_new_categories" (rowid, "id", "name") SELECT rowid, "id", "name" FROM "categories";
DROP TABLE "categories";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "instar_new_categories" RENAME TO "categories";
PRAGMA legacy_alter_table = OFF;
