UPDATE plain SET note = hex(code);
UPDATE plain SET amount = 8;
