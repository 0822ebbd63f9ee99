UPDATE "pairs" SET "c" = NULL WHERE "a" = 1 AND "b" = 'x';
DELETE FROM "pairs" WHERE "a" = 1 AND "b" = 'x';
