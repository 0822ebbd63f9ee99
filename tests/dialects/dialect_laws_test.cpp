#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/snapshot.hpp>

#include "dialects/sample_rows.hpp"
#include "dialects/scratch_database.hpp"
#include "support/random_model.hpp"

namespace instar::testing {
namespace {

using lines = std::vector<std::string>;
using make_scratch = std::unique_ptr<scratch_database> (*)();

void expect_equal(const std::string& what, const lines& expected, const lines& actual) {
  BOOST_REQUIRE_MESSAGE(expected == actual, [&] {
    std::string text = what;
    for (const auto& line : expected)
      if (std::ranges::count(actual, line) == 0) text += "\n- " + line;
    for (const auto& line : actual)
      if (std::ranges::count(expected, line) == 0) text += "\n+ " + line;
    return text;
  }());
}

/// Executing the changes leaves what creating their end from nothing leaves, and the rows that were there.
void try_change(make_scratch scratch, const model& before, const std::vector<operation>& changes, const model& after) {
  const auto database = scratch();
  create(*database, before);
  insert_samples(*database, before);
  const auto kept = kept_by(database->dialect(), before, changes);
  const auto rows = rows_of(*database, kept.queries_before);
  database->query("BEGIN");
  make(*database, before, changes);
  database->query("COMMIT");
  const auto created = scratch();
  create(*created, after);
  expect_equal("the schema", created->description(), database->description());
  expect_equal("the rows", rows, rows_of(*database, kept.queries_after));
}

lines objections_to(const model& schema, const dialect& sql) {
  lines all;
  for (const auto& one : sql.objections(schema)) all.push_back(one.where + ": " + one.text);
  return all;
}

void try_changes(make_scratch scratch, width of, int usual) {
  random_model random(seed_of_this_run(), of);
  for (int i = 1; i <= cases(usual); ++i) {
    const auto pair = random.next_change();
    std::string operations;
    for (const auto& change : pair.operations) operations += "  " + describe(change) + "\n";
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << ", case " << i << "\n"
                                      << write_snapshot(pair.before) << operations) {
      expect_equal("objections", {}, objections_to(pair.after, scratch()->dialect()));
      try {
        try_change(scratch, pair.before, pair.operations, pair.after);
      } catch (const std::exception& failure) {
        BOOST_FAIL(failure.what());
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dialect_laws)

BOOST_AUTO_TEST_CASE(changes_of_what_sqlite_holds_leave_what_a_new_database_would_be) {
  try_changes(scratch_sqlite, width::sqlite, 300);
}

BOOST_AUTO_TEST_CASE(changes_of_what_postgresql_holds_leave_what_a_new_database_would_be) {
  try_changes(scratch_postgresql, width::postgresql, 100);
}

BOOST_AUTO_TEST_CASE(changes_of_what_is_for_several_databases_leave_what_a_new_database_would_be) {
  try_changes(scratch_sqlite, width::portable, 100);
  try_changes(scratch_postgresql, width::portable, 30);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
