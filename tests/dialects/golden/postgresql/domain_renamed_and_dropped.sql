ALTER DOMAIN "year" RENAME TO "years";
DROP DOMAIN "other";
