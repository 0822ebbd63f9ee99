INSERT INTO "states" ("id", "name", "weight") OVERRIDING SYSTEM VALUE VALUES (7, E'it''s \\ new', 1.5 * 2);
SELECT setval(seqrelid::regclass, last) FROM pg_sequence, (SELECT max("id") AS last FROM "states") AS held WHERE seqrelid = pg_get_serial_sequence('"states"', 'id')::regclass AND last >= COALESCE(pg_sequence_last_value(seqrelid) + seqincrement, seqstart);
UPDATE "states" SET "name" = 'opened', "short" = 'op' WHERE "id" = 1;
DELETE FROM "states" WHERE "id" = 2;
CREATE TABLE "moods" (
  "code" text NOT NULL,
  "rank" integer NOT NULL DEFAULT 3,
  "after" text,
  "active" boolean,
  CONSTRAINT "pk_moods" PRIMARY KEY ("code"),
  CONSTRAINT "fk_after" FOREIGN KEY ("after") REFERENCES "moods" ("code")
);
INSERT INTO "moods" ("code", "rank", "after", "active") VALUES ('a', DEFAULT, 'b', true), ('b', 5, DEFAULT, DEFAULT);
