// What a database holds and a schema cannot say is told, each thing by its name.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <instar/introspection.hpp>

#include "runtime/scratch_database.hpp"

namespace instar::test {
namespace {

constexpr const char* ddl = R"(
COMMENT ON SCHEMA public IS 'what is to be done';
CREATE TABLE tasks (id integer PRIMARY KEY, title text, note text);
ALTER TABLE tasks REPLICA IDENTITY FULL;
ALTER TABLE tasks ALTER COLUMN title SET (n_distinct = 5);
CREATE TABLE "to.do" (id integer);
CREATE TYPE place AS (x integer, y integer);
CREATE TABLE places OF place;
CREATE MATERIALIZED VIEW titles AS SELECT title FROM tasks;
CREATE INDEX ix_titles ON titles (title);
CREATE STATISTICS of_tasks ON id, title FROM tasks;
CREATE RULE never AS ON DELETE TO tasks DO INSTEAD NOTHING;
CREATE AGGREGATE all_of (text) (SFUNC = textcat, STYPE = text);
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 * 2';
CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || $1';
CREATE DOMAIN small AS integer CONSTRAINT above CHECK (VALUE > 0) CONSTRAINT below CHECK (VALUE < 9);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON tasks DEFERRABLE FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE TRIGGER idle AFTER INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION nothing();
ALTER TABLE tasks DISABLE TRIGGER idle;
CREATE COLLATION plain FROM "C";
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE PUBLICATION news;
CREATE ACCESS METHOD shelf TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE shelved (id integer) USING shelf;
CREATE FUNCTION half(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 / 2';
REVOKE EXECUTE ON FUNCTION half(integer) FROM PUBLIC;
GRANT SELECT ON tasks TO pg_monitor WITH GRANT OPTION;
GRANT INSERT ON tasks TO pg_monitor;
CREATE TABLE parted (id integer) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (0) TO (9);
ALTER TABLE part ADD CONSTRAINT alone CHECK (id > 1);
CREATE INDEX ix_tasks ON tasks (title);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_tasks'::regclass;
)";

std::vector<std::string> told_of(const postgresql_database& database) {
  std::vector<std::string> told;
  for (const auto& one : introspect(*database.connect()).findings) told.push_back(one.where + ": " + one.text);
  std::ranges::sort(told);
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unheld)

BOOST_AUTO_TEST_CASE(what_a_schema_cannot_say_of_postgresql_is_told) {
  const postgresql_database database;
  BOOST_TEST(told_of(database).empty());
  database.run_script(ddl);
  const std::vector<std::string> expected = {
      "all_of: an aggregate is left out",
      "collation plain: a schema has no word for it",
      "half: that not everybody may use it is not said",
      "operator ===(integer,integer): a schema has no word for it",
      "part: the constraint alone of a partition alone is left out",
      "places: that it is a table of a composite type is not said",
      "publication news: a schema has no word for it",
      "rule never on table tasks: a schema has no word for it",
      "schema public: its comment is not said",
      "shelved: the access method shelf is not said",
      "small: the domain has several checks, and below is left out",
      "statistics object of_tasks: a schema has no word for it",
      "tasks.title: the column's options are not said",
      "tasks: its replica identity is not said",
      "tasks: that pg_monitor can grant only some of its rights on is not said",
      "tasks: that the trigger idle is not enabled as usual is not said",
      "tasks: the constraint trigger late is left out",
      "tasks: the index ix_tasks is invalid, and said as if it were not",
      "titles: the index ix_titles of a materialized view is left out",
      "to.do: a name with a dot is left out: a schema reads it as two",
      "twice: another routine of this name, with the arguments (text), is left out",
      "type span: a schema has no word for it"};
  BOOST_TEST(told_of(database) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::test
