CREATE TABLE "plain" (
  "a" TEXT,
  "b" TEXT
);
