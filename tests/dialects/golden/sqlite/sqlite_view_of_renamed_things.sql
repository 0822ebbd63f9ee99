ALTER TABLE "notes" RENAME TO "instar_new_Notes";
ALTER TABLE "instar_new_Notes" RENAME TO "Notes";
ALTER TABLE "Notes" RENAME COLUMN "title" TO "Title";
ALTER TABLE "Notes" RENAME COLUMN "length" TO "size";
ALTER TABLE "Notes" ADD COLUMN "length" INTEGER;
-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'titles' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
DROP VIEW "titles";
CREATE VIEW "titles" AS SELECT title FROM notes WHERE length > 0;
-- make again; known are
-- expect no rows, or: view titles refers to what is not there
SELECT name FROM pragma_table_info('titles') WHERE name IS NULL;
