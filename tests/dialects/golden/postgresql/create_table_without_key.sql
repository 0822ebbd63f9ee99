CREATE TABLE "plain" (
  "a" text,
  "b" text
);
