UPDATE plain SET length = length(note) WHERE "plain"."id" IS NOT NULL;
