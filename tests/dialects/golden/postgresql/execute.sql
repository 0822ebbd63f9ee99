UPDATE plain SET note = '{}';
