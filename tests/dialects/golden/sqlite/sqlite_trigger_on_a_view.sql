-- remember; known are
SELECT sql FROM sqlite_schema WHERE tbl_name = 'titles' COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid;
DROP VIEW "titles";
CREATE VIEW "titles" AS SELECT title FROM notes;
-- make again; known are
CREATE TRIGGER "show" INSTEAD OF INSERT ON titles BEGIN INSERT INTO notes (title) VALUES (new.title); END;
DROP TRIGGER IF EXISTS "hide";
-- expect no rows, or: view titles refers to what is not there
SELECT name FROM pragma_table_info('titles') WHERE name IS NULL;
