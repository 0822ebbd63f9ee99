ALTER TABLE "things" ALTER COLUMN "title" SET STATISTICS 50, ALTER COLUMN "title" SET STORAGE external, ALTER COLUMN "title" SET COMPRESSION pglz;
COMMENT ON COLUMN "things"."title" IS 'its title';
