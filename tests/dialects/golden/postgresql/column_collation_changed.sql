ALTER TABLE "things" DROP CONSTRAINT "ck_things";
ALTER TABLE "things" ALTER COLUMN "title" TYPE text COLLATE "POSIX";
ALTER TABLE "things" ADD CONSTRAINT "ck_things" CHECK ("title" > 'a');
