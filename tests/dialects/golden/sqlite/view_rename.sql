DROP VIEW "titles";
CREATE VIEW "names" AS SELECT title FROM notes WHERE length > 0;
-- expect no rows, or: view names refers to what is not there
SELECT name FROM pragma_table_info('names') WHERE name IS NULL;
