CREATE TABLE "nodes" (
  "id" INTEGER NOT NULL,
  "parent" BIGINT,
  CONSTRAINT "pk_nodes" PRIMARY KEY ("id"),
  CONSTRAINT "fk_nodes_parent" FOREIGN KEY ("parent") REFERENCES "nodes" ("id") ON DELETE CASCADE
);
