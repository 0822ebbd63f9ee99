ALTER TYPE "address" ALTER ATTRIBUTE "zip" TYPE bigint;
