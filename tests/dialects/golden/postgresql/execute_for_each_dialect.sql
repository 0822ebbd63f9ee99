UPDATE plain SET note = md5(code);
ANALYZE plain;
UPDATE plain SET amount = 7;
