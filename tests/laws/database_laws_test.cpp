#include <algorithm>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "dialects/scratch_database.hpp"
#include "generator/diff.hpp"
#include "generator/renaming.hpp"
#include "support/random_model.hpp"

namespace instar::testing {
namespace {

using make_scratch = std::unique_ptr<scratch_database> (*)();

bool is_reference(const table& any, const std::string& name) {
  return std::ranges::any_of(any.constraints, [&](const constraint& one) {
    const auto* key = std::get_if<foreign_key>(&one);
    return key != nullptr && std::ranges::count(key->columns, name) > 0;
  });
}

/// A value of the column's type, another one for each `number`; none for a reference.
std::string value_of(const dialect& sql, const table& any, const column& one, int number) {
  if (is_reference(any, one.name)) return "NULL";
  const std::string digit = std::to_string(number);
  if (one.type.name == "boolean") return number % 2 == 0 ? "false" : "true";
  if (one.type.name == "text" || one.type.name == "varchar") return sql.quote_text("it's \\ row " + digit);
  if (one.type.name == "timestamptz") return sql.quote_text("2026-01-0" + digit + " 10:00:00+00");
  if (one.type.name == "bytes") return sql.quote_text("abc" + digit);
  return digit;
}

/// Makes every foreign key of every row refer to the rows with that number, or to none.
void refer(scratch_database& database, const model& schema, const std::string& value) {
  const dialect& sql = database.dialect();
  for (const auto& any : schema.tables)
    for (const auto& one : any.columns)
      if (is_reference(any, one.name))
        database.query("UPDATE " + sql.quote_name(any.name) + " SET " + sql.quote_name(one.name) + " = " + value);
}

/// Two rows in every table: more would be too many for a unique boolean.
void fill(scratch_database& database, const model& schema) {
  const dialect& sql = database.dialect();
  for (const auto& any : schema.tables)
    for (int number : {1, 2}) {
      std::string names, values;
      for (const auto& one : any.columns) {
        names += (names.empty() ? "" : ", ") + sql.quote_name(one.name);
        values += (values.empty() ? "" : ", ") + value_of(sql, any, one, number);
      }
      database.query("INSERT INTO " + sql.quote_name(any.name) + " (" + names + ") VALUES (" + values + ")");
    }
  refer(database, schema, "1");
}

/// The operations of a revision: declared renames first, then the difference.
std::vector<operation> revision(const changed_model& pair) {
  auto followed = generator::follow_hints(pair.before, {pair.after, pair.hints});
  auto rest = generator::diff(followed.schema, pair.after);
  followed.operations.insert(followed.operations.end(), rest.begin(), rest.end());
  return followed.operations;
}

std::vector<operation> undoing(const std::vector<operation>& changes) {
  std::vector<operation> back;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) back.push_back(*reverse(*change));
  return back;
}

/// Whether the way back makes columns anew: the rows then have no values that would satisfy their keys.
bool loses_values(const std::vector<operation>& changes) {
  return std::ranges::any_of(changes,
                             [](const operation& change) { return std::holds_alternative<drop_column>(change); });
}

void empty(scratch_database& database, const model& schema) {
  refer(database, schema, "NULL");
  for (const auto& any : schema.tables) database.query("DELETE FROM " + database.dialect().quote_name(any.name));
}

std::vector<std::string> description_of(make_scratch scratch, const model& schema) {
  const auto created = scratch();
  create(*created, schema);
  return created->description();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

void make_all(scratch_database& database, const model& schema, const std::vector<operation>& changes) {
  database.query("BEGIN");
  make(database, schema, changes);
  database.query("COMMIT");
}

void expect_equal(const std::string& what, const std::vector<std::string>& expected,
                  const std::vector<std::string>& actual) {
  BOOST_REQUIRE_MESSAGE(expected == actual, what << "\nexpected\n" << joined(expected) << "\nis\n" << joined(actual));
}

void try_change(make_scratch scratch, const changed_model& pair) {
  const auto database = scratch();
  create(*database, pair.before);
  fill(*database, pair.before);
  const auto changes = revision(pair);
  const auto kept = kept_by(database->dialect(), pair.before, changes);
  const auto rows = rows_of(*database, kept.queries_before);

  make_all(*database, pair.before, changes);
  expect_equal("the schema after the change", description_of(scratch, pair.after), database->description());
  expect_equal("the rows after the change", rows, rows_of(*database, kept.queries_after));

  if (loses_values(changes)) empty(*database, pair.after);
  make_all(*database, pair.after, undoing(changes));
  expect_equal("the schema after the way back", description_of(scratch, pair.before), database->description());
  if (!loses_values(changes))
    expect_equal("the rows after the way back", rows, rows_of(*database, kept.queries_before));
}

void try_changes(make_scratch scratch, int usual) {
  random_model random(seed_of_this_run());
  for (int i = 1; i <= cases(usual); ++i) {
    const auto pair = random.next_change();
    std::string operations;
    for (const auto& change : revision(pair)) operations += "  " + describe(change) + "\n";
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << ", case " << i << "\n"
                                      << write_snapshot(pair.before) << operations) {
      try {
        try_change(scratch, pair);
      } catch (const std::runtime_error& failure) {
        BOOST_FAIL(failure.what());
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(database_laws)

BOOST_AUTO_TEST_CASE(a_changed_sqlite_database_is_what_a_new_one_would_be_and_keeps_its_rows) {
  try_changes(scratch_sqlite, 300);
}

BOOST_AUTO_TEST_CASE(a_changed_postgresql_database_is_what_a_new_one_would_be_and_keeps_its_rows) {
  try_changes(scratch_postgresql, 200);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
