CREATE VIEW "titles" AS SELECT title FROM notes;
-- expect no rows, or: view titles refers to what is not there
SELECT name FROM pragma_table_info('titles') WHERE name IS NULL;
