#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/migration_text.hpp>

#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"
#include "support/embedded_migrations.hpp"
#include "support/random_model.hpp"

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

/// Creates a random schema, then changes it.
embedded_migrations migrations_of(const changed_model& pair) {
  embedded_migrations all;
  all.add({.revision = "aaaa00000001", .message = "create", .upgrade = generator::diff({}, pair.before)});
  all.add({.revision = "aaaa00000002",
           .parents = {"aaaa00000001"},
           .message = "change",
           .upgrade = generator::find_drift(pair.before, {pair.after, pair.hints}, {.blocking = true}).operations});
  return all;
}

/// Upgrades, and lets the n-th thing that is sent to the database fail. Whether anything was committed for all that;
/// nothing when there was no n-th.
std::optional<bool> fail_at(connection& session, std::size_t n, const chain& embedded) {
  test::observed_connection observed(session, [n](std::size_t number, std::string_view) {
    if (number == n) throw error(error_code::database, "out of luck");
  });
  try {
    upgrade(observed, embedded);
    return std::nullopt;
  } catch (const error& failure) {
    if (failure.message().find("out of luck") == std::string::npos) throw;
    return failure.database_changed();
  }
}

/// One database goes through the failure of every statement in turn, and then on to the end.
template <class Database>
void try_change(const changed_model& pair) {
  const auto migrations = migrations_of(pair);
  const Database undisturbed, database;
  upgrade(*undisturbed.connect(), migrations.chain());
  const texts after = undisturbed.schema();
  const auto session = database.connect();
  upgrade(*session, migrations.chain(), "aaaa00000001");
  const texts before = database.schema();
  std::size_t n = 0;
  for (; const auto changed = fail_at(*session, n, migrations.chain()); ++n)
    BOOST_TEST_REQUIRE(database.schema() == (*changed ? after : before), boost::test_tools::per_element());
  BOOST_TEST(n > 5u);
  BOOST_TEST_REQUIRE(database.schema() == after, boost::test_tools::per_element());
}

template <class Database>
void try_changes(int usual) {
  random_model random(seed_of_this_run());
  for (int i = 1; i <= cases(usual); ++i) {
    const auto pair = random.next_change();
    BOOST_TEST_CONTEXT("INSTAR_SEED=" << seed_of_this_run() << ", case " << i) { try_change<Database>(pair); }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interruption_laws)

BOOST_AUTO_TEST_CASE(a_failed_statement_leaves_sqlite_as_it_was_and_the_next_run_completes) {
  try_changes<test::sqlite_database>(15);
}

BOOST_AUTO_TEST_CASE(a_failed_statement_leaves_postgresql_as_it_was_and_the_next_run_completes) {
  try_changes<test::postgresql_database>(5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::testing
