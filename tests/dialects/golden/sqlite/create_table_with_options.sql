CREATE TABLE "things" (
  "id" INTEGER NOT NULL,
  "name" TEXT CHECK (name <> 'x'),
  CONSTRAINT "things_pkey" PRIMARY KEY ("id")
);
