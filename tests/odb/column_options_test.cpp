#include "generator/odb/column_options.hpp"

#include <boost/test/unit_test.hpp>
#include <instar/snapshot.hpp>
#include <string>
#include <vector>

namespace instar::generator::odb {
namespace {

const std::vector<std::string> columns = {"id", "score", "status", "Mixed Case"};

/// What was read, in canonical text: the column `score`, and a line for each constraint, with what it is called when it
/// has no name.
std::string read(std::string_view sql, bool folds_names = true) {
  const auto options = read_column_options(sql, "score", columns, folds_names);
  column score{.name = "score", .type = {.name = "integer"}};
  score.not_null = options.not_null;
  score.default_value = options.default_value;
  score.properties = options.properties;
  auto text = write_line(score);
  for (const auto& one : options.constraints)
    text += "; " + write_line(one.definition) + " (" + std::string(one.label) +
            (one.column.empty() ? "" : " of " + one.column) + ")";
  return text;
}

BOOST_AUTO_TEST_SUITE(options_of_columns)

BOOST_AUTO_TEST_CASE(a_default_is_a_value_or_an_expression) {
  BOOST_TEST(read("DEFAULT 7") == "column score integer default 7");
  BOOST_TEST(read("DEFAULT -1.5e3") == "column score integer default -1.5e3");
  BOOST_TEST(read("default 'it''s'") == "column score integer default 'it\\'s'");
  BOOST_TEST(read("DEFAULT TRUE") == "column score integer default true");
  BOOST_TEST(read("DEFAULT NULL") == "column score integer");
  BOOST_TEST(read("DEFAULT now()") == "column score integer default `now()`");
  BOOST_TEST(read("DEFAULT (1 + 2) NOT NULL") == "column score integer not null default `1 + 2`");
  BOOST_TEST(read("DEFAULT nextval('a b'::regclass)") == "column score integer default `nextval('a b'::regclass)`");
  BOOST_TEST(read("DEFAULT '{}'::json") == "column score integer default `'{{}'::json`");
}

BOOST_AUTO_TEST_CASE(a_check_refers_to_the_columns_that_it_names) {
  BOOST_TEST(read("CHECK (score >= 0)") == "column score integer; check \"\" `{score} >= 0` (check of score)");
  BOOST_TEST(read("CHECK (SCORE >= 0 AND \"Mixed Case\" > score)") ==
             "column score integer; check \"\" `{score} >= 0 AND {Mixed Case} > {score}` (check)");
  BOOST_TEST(read("CONSTRAINT high CHECK ((score) > 1)") ==
             "column score integer; check high `({score}) > 1` (check of score)");
  BOOST_TEST(read("CHECK (status IN ('score', 'id')) CHECK (id > 0)") ==
             "column score integer; check \"\" `{status} IN ('score', 'id')` (check of status)"
             "; check \"\" `{id} > 0` (check of id)");
  BOOST_TEST(
      read("CHECK (status(score) <> t.id AND score::id = CAST(1 AS id))") ==
      "column score integer; check \"\" `status({score}) <> t.id AND {score}::id = CAST(1 AS id)` (check of score)");
  BOOST_TEST(read("CHECK (now() > DATE '2026-01-01')") ==
             "column score integer; check \"\" `now() > DATE '2026-01-01'` (check)");
}

BOOST_AUTO_TEST_CASE(a_collation_is_a_name) {
  BOOST_TEST(read("COLLATE \"C\"") == "column score integer [collation 'C']");
  BOOST_TEST(read("COLLATE Latin") == "column score integer [collation 'latin']");
  BOOST_TEST(read("COLLATE NOCASE", false) == "column score integer [collation 'NOCASE']");
}

BOOST_AUTO_TEST_CASE(keys_are_read) {
  BOOST_TEST(read("UNIQUE") == "column score integer; unique \"\" (score) (key of score)");
  BOOST_TEST(read("CONSTRAINT uq UNIQUE") == "column score integer; unique uq (score) (key of score)");
  BOOST_TEST(read("REFERENCES teams (id)") ==
             "column score integer; foreign key \"\" (score) references teams (id) (fkey of score)");
  BOOST_TEST(
      read("CONSTRAINT fk REFERENCES teams(id) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED") ==
      "column score integer; foreign key fk (score) references teams (id) on delete set null on update cascade "
      "[deferrable, initially_deferred] (fkey of score)");
}

BOOST_AUTO_TEST_CASE(a_generated_column_has_its_expression) {
  BOOST_TEST(read("GENERATED ALWAYS AS (id * 2) STORED") == "column score integer [generated_stored `{id} * 2`]");
  BOOST_TEST(read("AS (id + (1))", false) == "column score integer [generated_virtual `{id} + (1)`]");
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_stays_as_it_is) {
  BOOST_TEST(read("") == "column score integer");
  BOOST_TEST(read("STORAGE EXTERNAL") == "column score integer [options 'STORAGE EXTERNAL']");
  BOOST_TEST(read("ENCODE x DEFAULT 1 CHECK (score > 0) NO INHERIT") ==
             "column score integer default 1 [options 'ENCODE x CHECK (score > 0) NO INHERIT']");
  BOOST_TEST(read("REFERENCES teams") == "column score integer [options 'REFERENCES teams']");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator::odb
