#include <algorithm>
#include <fstream>
#include <ranges>
#include <set>

#include <boost/test/unit_test.hpp>

#include <instar/dialect.hpp>
#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/operation.hpp>

#include "changes/change_case.hpp"
#include "changes/description.hpp"
#include "dialects/scratch_database.hpp"
#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "runtime/scratch_database.hpp"
#include "support/embedded_migrations.hpp"

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

const std::filesystem::path sources = INSTAR_TEST_SOURCES;

const std::vector<change_case>& all_cases() {
  static const auto cases = read_change_cases(sources / "cases");
  return cases;
}

std::string joined(const texts& lines) {
  std::string text;
  for (const auto& line : lines) text += "    " + line + "\n";
  return text;
}

void expect_same(const std::string& what, const texts& expected, const texts& actual) {
  BOOST_CHECK_MESSAGE(expected == actual, what << " is\n" << joined(actual) << "  instead of\n" << joined(expected));
}

generator::drift drift_of(const change_case& any) {
  return generator::find_drift(any.before, {any.after, any.hints}, {});
}

std::vector<operation> undoing(const std::vector<operation>& changes) {
  std::vector<operation> back;
  for (const auto& change : changes | std::views::reverse) back.push_back(reverse(change).value());
  return back;
}

texts described(const std::vector<operation>& changes) {
  texts lines;
  for (const auto& change : changes) lines.push_back(describe(change));
  return lines;
}

texts codes_of(const std::vector<finding>& findings) {
  texts codes;
  for (const auto& one : findings) codes.push_back(one.code);
  return codes;
}

void expect_the_operations(const change_case& any) {
  const auto found = drift_of(any);
  expect_same("what has to be decided first", any.findings, codes_of(found.refusals));
  if (any.operations) expect_same("the change", *any.operations, described(found.operations));
  expect_same("the second diff", {},
              described(generator::find_drift(any.after, {any.after, any.hints}, {}).operations));
}

/// The chain that creates the schema before and then changes it.
embedded_migrations changing(const change_case& any) {
  const auto changes = drift_of(any).operations;
  embedded_migrations all;
  all.add({.revision = "aaaa00000001", .message = "create", .upgrade = generator::diff({}, any.before)});
  all.add({.revision = "aaaa00000002",
           .parents = {"aaaa00000001"},
           .message = "change",
           .upgrade = changes,
           .downgrade = undoing(changes)});
  return all;
}

template <class Database>
texts description_of_new(const model& schema) {
  const Database database;
  embedded_migrations all;
  all.add({.revision = "aaaa00000001", .message = "create", .upgrade = generator::diff({}, schema)});
  upgrade(*database.connect(), all.chain());
  return description_of(database);
}

texts rows_kept(connection& session, const texts& queries) {
  texts lines;
  for (const auto& query : queries) {
    auto rows = test::rows_of(session, query);
    std::ranges::sort(rows);
    std::ranges::move(rows, std::back_inserter(lines));
  }
  return lines;
}

template <class Database>
void expect_done(const change_case& any) {
  const Database database;
  const auto migrations = changing(any);
  const auto session = database.connect();
  upgrade(*session, migrations.chain(), "aaaa00000001");
  for (const auto& row : any.rows) test::change(*session, row);
  const auto kept = kept_by(find_dialect(Database::dialect), any.before, drift_of(any).operations);
  const auto rows = rows_kept(*session, kept.queries_before);

  upgrade(*session, migrations.chain());
  expect_same("the database after the change", description_of_new<Database>(any.after), description_of(database));
  expect_same("what the rows hold after the change", rows, rows_kept(*session, kept.queries_after));

  downgrade(*session, migrations.chain(), "aaaa00000001");
  expect_same("the database after the way back", description_of_new<Database>(any.before), description_of(database));
}

void expect_refused(const change_case& any, const dialect& by, const std::string& why) {
  std::string told;
  for (const auto* schema : {&any.before, &any.after})
    for (const auto& one : by.objections(*schema)) told += one.text + "\n" + one.suggestion + "\n";
  BOOST_CHECK_MESSAGE(told.find(why) != std::string::npos, by.name() << " does not object " << why << ":\n" << told);
}

template <class Database>
void try_on() {
  for (const auto& any : all_cases()) {
    BOOST_TEST_CONTEXT(any.name) {
      try {
        if (const auto refused = any.refused.find(Database::dialect); refused != any.refused.end())
          expect_refused(any, find_dialect(Database::dialect), refused->second);
        else
          expect_done<Database>(any);
      } catch (const std::exception& failure) {
        BOOST_ERROR(failure.what());
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changes)

BOOST_AUTO_TEST_CASE(every_change_that_was_measured_has_a_case) {
  std::set<std::string> names;
  for (const auto& any : all_cases()) names.insert(any.name);
  std::ifstream measured(sources / "measured_changes.txt");
  for (std::string name; std::getline(measured, name);)
    BOOST_CHECK_MESSAGE(names.contains(name), "no case for " << name);
}

BOOST_AUTO_TEST_CASE(every_change_is_seen_and_nothing_else) {
  for (const auto& any : all_cases()) {
    BOOST_TEST_CONTEXT(any.name) {
      try {
        expect_the_operations(any);
      } catch (const std::exception& failure) {
        BOOST_ERROR(failure.what());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_change_does_on_sqlite_what_it_says) { try_on<test::sqlite_database>(); }

BOOST_AUTO_TEST_CASE(every_change_does_on_postgresql_what_it_says) { try_on<test::postgresql_database>(); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
