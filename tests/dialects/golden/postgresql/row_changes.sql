DELETE FROM "kinds" WHERE "id" = 1;
INSERT INTO "kinds" ("id", "label", "weight") VALUES (3, 'three', 1 + 2);
UPDATE "kinds" SET "label" = 'zwei' WHERE "id" = 2;
