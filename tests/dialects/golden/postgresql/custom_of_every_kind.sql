CREATE STATISTICS correlated ON id, title FROM pages;
DROP STATISTICS correlated;
CREATE STATISTICS correlated (ndistinct) ON id, title FROM pages;
DROP STATISTICS old;
