INSERT INTO "plain" ("id", "note") VALUES (1, 'one'), (2, 'it''s'), (3, DEFAULT);
