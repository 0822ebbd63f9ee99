ALTER TYPE "mood" RENAME VALUE 'it''s {so}' TO 'so be {it}';
