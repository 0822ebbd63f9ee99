ALTER TABLE "tasks" ALTER COLUMN "title" TYPE varchar(200) USING "title"::varchar(200);
