UPDATE plain SET note = md5(code);
COMMENT ON TABLE plain IS 'x';
UPDATE plain SET amount = 7;
