#include <boost/test/unit_test.hpp>
#include <fstream>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"
#include "support/process.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

/// What an undisturbed run leaves: the schema, the journal, the rows.
template <class Database>
texts everything_in(const Database& database) {
  texts all = database.schema();
  const auto session = database.connect();
  for (const char* sql : {"SELECT chain, position, revision, digest FROM instar_journal ORDER BY position",
                          "SELECT id, title, status, category_id, priority FROM tasks ORDER BY id"})
    for (const auto& row : rows_of(*session, sql)) all.push_back(row);
  return all;
}

/// A database with rows, from which there are three migrations to go.
template <class Database>
void start(const Database& database) {
  const auto session = database.connect();
  upgrade(*session, tasks, "2222");
  change(*session, "INSERT INTO categories (name) VALUES ('home')");
  change(*session, "INSERT INTO tasks (title, category_id) VALUES ('feed the cat', 1), ('urgent', NULL)");
}

void upgrade_observed(connection& session, std::function<void(std::size_t, std::string_view)> at) {
  observed_connection observed(session, std::move(at));
  upgrade(observed, tasks);
}

/// How many times something is sent in an undisturbed run, and what it leaves.
template <class Database>
std::pair<std::size_t, texts> undisturbed() {
  const Database database;
  start(database);
  std::size_t sent = 0;
  upgrade_observed(*database.connect(), [&](std::size_t before, std::string_view) { sent = before + 1; });
  return {sent, everything_in(database)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interruptions)

BOOST_AUTO_TEST_CASE_TEMPLATE(whichever_statement_fails_the_next_run_completes, Database, databases) {
  const auto [count, expected] = undisturbed<Database>();
  BOOST_TEST(count > 20u);
  for (std::size_t n = 0; n < count; ++n) {
    BOOST_TEST_CONTEXT("statement " << n) {
      const Database database;
      start(database);
      const auto session = database.connect();
      const auto before = current(*session, tasks);
      const error refused = error_of([&] {
        upgrade_observed(*session, [n](std::size_t number, std::string_view) {
          if (number == n) throw error(error_code::database, "out of luck");
        });
      });
      BOOST_TEST(contains(refused.message(), "out of luck"));
      const bool changed = current(*session, tasks) != before;
      BOOST_TEST(refused.database_changed() == changed);
      upgrade(*session, tasks);
      BOOST_TEST(everything_in(database) == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(wherever_it_is_killed_the_next_run_completes, Database, databases) {
  const auto [count, expected] = undisturbed<Database>();
  for (std::size_t n = 0; n < count; ++n) {
    BOOST_TEST_CONTEXT("statement " << n) {
      const Database database;
      start(database);
      const auto end = in_a_process([&] {
        upgrade_observed(*database.connect(), [n](std::size_t number, std::string_view) {
          if (number == n) _exit(9);
        });
      });
      BOOST_TEST(end.code == 9);
      upgrade(*database.connect(), tasks);
      BOOST_TEST(everything_in(database) == expected, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
