CREATE VIEW titles AS SELECT title FROM notes;
DROP VIEW titles;
CREATE VIEW names AS SELECT title FROM notes;
CREATE VIEW gone AS SELECT 1 AS one;
DROP VIEW gone;
