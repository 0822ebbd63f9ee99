#include <boost/test/unit_test.hpp>
#include <thread>

#include <instar/migrate.hpp>

#include "runtime/parts_runs.hpp"

using namespace instar;
using namespace instar::test;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_SUITE(backfills)

BOOST_AUTO_TEST_CASE_TEMPLATE(one_ends_though_new_rows_come_all_the_time, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect(), writer = database.connect();
  int written = 0;
  migration_options options;
  options.observer = [&](const migration_event& event) {
    if (event.what != migration_event::moment::progress || written == 100) return;
    change(*writer, "INSERT INTO notes VALUES (" + std::to_string(200 + written++) + ", 'Late', 'late')");
  };
  upgrade(*session, parts, "heads", options);
  BOOST_TEST(written < 100);
  // Those that came behind the last key meanwhile were changed as well.
  BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id = 200") == texts{"latelate"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_that_gets_further_waits_for_others_anew, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  constexpr milliseconds patience_in_all(400);
  int batches = 0;
  std::size_t refusals = 0;
  observed_connection observed(*session, [&](std::size_t, std::string_view sql) {
    if (!sql.starts_with("UPDATE notes SET slug = coalesce") || ++batches % 2 == 0) return;
    ++refusals;
    throw error(error_code::database, "deadlock detected", {.native_code = "40P01", .worth_retrying = true});
  });
  migration_options options{.lock_wait = patience_in_all};
  options.observer = [&](const migration_event& event) {
    if (event.what == migration_event::moment::progress) std::this_thread::sleep_for(patience_in_all);
  };
  upgrade(observed, parts, "heads", options);
  BOOST_TEST(refusals == 4u);
  BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id = 102") == texts{"noneand two"});
}

BOOST_AUTO_TEST_SUITE_END()
