CREATE FUNCTION "add"(a integer, b integer DEFAULT 1, OUT total integer) LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$;
COMMENT ON FUNCTION "add"(a integer, b integer, OUT total integer) IS 'sums';
CREATE FUNCTION "name"(a text = 'x, y', VARIADIC rest text[] DEFAULT '{}') RETURNS text LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION "constant"() RETURNS integer LANGUAGE sql RETURN 5;
CREATE PROCEDURE "act"(INOUT a integer DEFAULT 3) LANGUAGE plpgsql AS $$ BEGIN a := 1; END $$;;
COMMENT ON PROCEDURE "act"(INOUT a integer) IS 'acts';
ALTER FUNCTION "name"(a text, VARIADIC rest text[]) RENAME TO "names";
ALTER PROCEDURE "act"(INOUT a integer) RENAME TO "do_act";
DROP FUNCTION "add"(a integer, b integer, OUT total integer);
