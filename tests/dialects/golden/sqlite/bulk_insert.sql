INSERT INTO "plain" ("id", "note") VALUES (1, 'one'), (2, 'it''s');
INSERT INTO "plain" ("id") VALUES (3);
