DO $instar$BEGIN EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence('"categories"', 'id') || ' CASCADE'; END$instar$;
