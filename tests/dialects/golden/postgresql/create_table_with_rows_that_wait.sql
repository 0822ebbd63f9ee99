CREATE TABLE "tasks" (
  "id" bigint NOT NULL,
  "parent" bigint,
  "state" bigint,
  CONSTRAINT "pk_tasks" PRIMARY KEY ("id"),
  CONSTRAINT "fk_parent" FOREIGN KEY ("parent") REFERENCES "tasks" ("id") DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "tasks" ("id", "parent") VALUES (1, 2), (2, DEFAULT);
SET CONSTRAINTS "fk_parent" IMMEDIATE;
SET CONSTRAINTS "fk_parent" DEFERRED;
ALTER TABLE "tasks" ADD CONSTRAINT "fk_state" FOREIGN KEY ("state") REFERENCES "states" ("id");
