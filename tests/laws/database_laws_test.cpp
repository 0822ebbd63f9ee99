#include <algorithm>
#include <optional>
#include <sstream>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/operation.hpp>
#include <instar/projection.hpp>
#include <instar/snapshot.hpp>

#include "dialects/sample_rows.hpp"
#include "dialects/scratch_database.hpp"
#include "generator/drift.hpp"
#include "support/random_model.hpp"
#include "support/shrinking.hpp"

namespace instar::testing {
namespace {

using lines = std::vector<std::string>;
using make_scratch = std::unique_ptr<scratch_database> (*)();

/// The operations of a revision, all of which can be in one transaction.
std::vector<operation> revision(const changed_model& pair) {
  return generator::find_drift(pair.before, {pair.after, pair.hints}, {.blocking = true}).operations;
}

std::vector<operation> undoing(const std::vector<operation>& changes) {
  std::vector<operation> back;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) back.push_back(*reverse(*change));
  return back;
}

/// Whether the way back makes values anew: rows would not satisfy what was said of those that are gone.
bool loses_values(const std::vector<operation>& changes) {
  return std::ranges::any_of(changes, [](const operation& change) {
    return std::holds_alternative<drop_column>(change) || std::holds_alternative<alter_column>(change) ||
           std::holds_alternative<drop_table>(change) || std::holds_alternative<drop_constraint>(change) ||
           std::holds_alternative<drop_index>(change) || std::holds_alternative<alter_object>(change);
  });
}

void empty(scratch_database& database, const model& schema) {
  const auto& sql = database.dialect();
  const auto seen = project(schema, sql.name());
  if (sql.name() == "sqlite") {
    for (const auto& any : seen.tables) database.query("DELETE FROM " + sql.quote_table(any.name));
    return;
  }
  for (const auto& any : seen.tables) database.query("TRUNCATE " + sql.quote_table(any.name) + " CASCADE");
}

void expect_equal(const std::string& what, const lines& expected, const lines& actual) {
  if (expected == actual) return;
  std::string text = what;
  for (const auto& line : expected)
    if (std::ranges::count(actual, line) == 0) text += "\n- " + line;
  for (const auto& line : actual)
    if (std::ranges::count(expected, line) == 0) text += "\n+ " + line;
  throw std::runtime_error(text);
}

void expect_schema(const std::string& when, make_scratch scratch, const model& schema, scratch_database& changed) {
  const auto created = scratch();
  create(*created, schema);
  expect_equal("the schema " + when, created->description(), changed.description());
}

void make_all(scratch_database& database, const model& schema, const std::vector<operation>& changes) {
  database.query("BEGIN");
  make(database, schema, changes);
  database.query("COMMIT");
}

/// Throws what does not hold: the database is what a new one would be, rows are kept, and all of it back again.
void try_change(make_scratch scratch, const changed_model& pair) {
  const auto database = scratch();
  create(*database, pair.before);
  insert_samples(*database, pair.before);
  const auto changes = revision(pair);
  const auto kept = kept_by(database->dialect(), pair.before, changes);
  const auto rows = rows_of(*database, kept.queries_before);

  make_all(*database, pair.before, changes);
  expect_schema("after the change", scratch, pair.after, *database);
  expect_equal("the rows after the change", rows, rows_of(*database, kept.queries_after));

  const bool loses = loses_values(changes);
  if (loses) empty(*database, pair.after);
  make_all(*database, pair.after, undoing(changes));
  expect_schema("after the way back", scratch, pair.before, *database);
  if (!loses) expect_equal("the rows after the way back", rows, rows_of(*database, kept.queries_before));
}

/// What fails, in words; nothing when all holds.
std::optional<std::string> failure_of(make_scratch scratch, const changed_model& pair) {
  try {
    try_change(scratch, pair);
    return std::nullopt;
  } catch (const std::exception& failure) {
    return failure.what();
  }
}

bool meets_objections(make_scratch scratch, const changed_model& pair) {
  const auto database = scratch();
  return !database->dialect().objections(pair.before).empty() || !database->dialect().objections(pair.after).empty();
}

std::string told(const changed_model& pair) {
  std::string text = "before\n" + write_snapshot(pair.before) + "after\n" + write_snapshot(pair.after) + "changes\n";
  for (const auto& change : revision(pair)) text += "  " + describe(change) + "\n";
  return text;
}

/// What a failure is about, whatever the names in it.
std::string kind_of(const std::string& failure) {
  std::istringstream words(failure);
  std::string first, second;
  words >> first >> second;
  return first + " " + second;
}

void report(make_scratch scratch, const changed_model& pair, const std::string& failure) {
  const auto fails = [&](const changed_model& less) {
    if (meets_objections(scratch, less)) return false;
    const auto found = failure_of(scratch, less);
    return found && kind_of(*found) == kind_of(failure);
  };
  const auto least = shrunk(pair, fails);
  BOOST_ERROR(failure << "\nof which is left\n"
                      << failure_of(scratch, least).value_or("nothing") << "\n"
                      << told(least));
}

void try_changes(make_scratch scratch, width of, int usual) {
  random_model random(seed_of_this_run(), of);
  for (int i = 1; i <= cases(usual); ++i) {
    const auto pair = random.next_change();
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << ", case " << i) {
      BOOST_TEST_REQUIRE(!meets_objections(scratch, pair), told(pair));
      if (const auto failure = failure_of(scratch, pair)) report(scratch, pair, *failure);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(database_laws)

BOOST_AUTO_TEST_CASE(a_changed_sqlite_database_is_what_a_new_one_would_be_and_keeps_its_rows) {
  try_changes(scratch_sqlite, width::sqlite, 200);
  try_changes(scratch_sqlite, width::portable, 100);
}

BOOST_AUTO_TEST_CASE(a_changed_postgresql_database_is_what_a_new_one_would_be_and_keeps_its_rows) {
  try_changes(scratch_postgresql, width::postgresql, 60);
  try_changes(scratch_postgresql, width::portable, 30);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
