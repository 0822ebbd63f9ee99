#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>

#include "runtime/parts_runs.hpp"

using namespace instar;
using namespace instar::test;

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

BOOST_AUTO_TEST_SUITE_END()
