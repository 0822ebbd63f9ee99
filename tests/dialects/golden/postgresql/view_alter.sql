DROP VIEW "titles";
CREATE VIEW "titles" AS SELECT title FROM notes WHERE length > 1;
