CREATE TABLE "every" (
  "a" INT,
  "b" INT,
  "c" INTEGER,
  "d" INT,
  "e" REAL,
  "f" REAL,
  "g" REAL DEFAULT 1.5,
  "h" TEXT,
  "i" TEXT DEFAULT 'x',
  "j" BLOB,
  "k" TEXT,
  "l" TEXT,
  "m" ANY
) STRICT;
