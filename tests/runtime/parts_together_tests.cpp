#include <boost/test/unit_test.hpp>
#include <csignal>
#include <future>
#include <thread>

#include <instar/migrate.hpp>

#include "runtime/error_of.hpp"
#include "runtime/parts_runs.hpp"

// Where no lock outlasts a transaction, on SQLite, a process that comes to a step apart may find another at it.

using namespace instar;
using namespace instar::test;

BOOST_AUTO_TEST_SUITE(parts_together)

BOOST_AUTO_TEST_CASE(a_process_that_is_at_a_step_is_waited_for_and_named) {
  const sqlite_database database;
  start(database);
  int at_work[2], enough[2];
  BOOST_REQUIRE(pipe(at_work) == 0);
  BOOST_REQUIRE(pipe(enough) == 0);
  process other([&] {
    bool told = false;  // The rebuild of the table makes the index again.
    go_up(*database.connect(), [&](std::size_t, std::string_view sql) {
      if (told || !sql.starts_with("CREATE INDEX ix_notes_slug")) return;
      told = true;
      char byte = 0;
      if (write(at_work[1], &byte, 1) != 1 || read(enough[0], &byte, 1) != 1) _exit(100);
    });
  });
  char byte = 0;
  BOOST_REQUIRE(read(at_work[0], &byte, 1) == 1);
  const auto session = database.connect();
  const error refused =
      error_of([&] { upgrade(*session, parts, "heads", {.lock_wait = std::chrono::milliseconds(50)}); });
  BOOST_CHECK(refused.code() == error_code::locked);
  BOOST_TEST(contains(refused.message(), "process " + std::to_string(other.id()) + " started"));
  BOOST_TEST(refused.worth_retrying());
  BOOST_REQUIRE(write(enough[1], &byte, 1) == 1);
  upgrade(*session, parts);
  const auto end = other.wait();
  BOOST_TEST((end.code == 0 && end.signal == 0));
  BOOST_TEST(all_notes(*session) == upgraded_notes, boost::test_tools::per_element());
  for (const int each : {at_work[0], at_work[1], enough[0], enough[1]}) close(each);
}

BOOST_AUTO_TEST_CASE(a_thread_that_is_at_a_step_is_waited_for_and_named) {
  const sqlite_database database;
  start(database);
  std::promise<void> at_work;
  std::size_t begun = 0, migrations = 0;
  std::jthread worker;
  std::promise<void> enough;
  worker = std::jthread([&, may_go_on = enough.get_future()] {
    const auto session = database.connect();
    observed_connection observed(*session, [&](std::size_t, std::string_view sql) {
      if (!sql.starts_with("CREATE INDEX ix_notes_slug") || ++begun != 1) return;
      at_work.set_value();
      may_go_on.wait();
    });
    migrations = upgrade(observed, parts).migrations.size();
  });
  at_work.get_future().wait();
  const auto session = database.connect();
  const error refused =
      error_of([&] { upgrade(*session, parts, "heads", {.lock_wait = std::chrono::milliseconds(50)}); });
  BOOST_CHECK(refused.code() == error_code::locked);
  BOOST_TEST(contains(refused.message(), "process " + std::to_string(getpid()) + " thread"), refused.what());
  enough.set_value();
  // Whichever of the two comes to the last transaction.
  const auto completed = upgrade(*session, parts).migrations.size();
  worker.join();
  BOOST_TEST(migrations + completed == 1u);
  BOOST_TEST(all_notes(*session) == upgraded_notes, boost::test_tools::per_element());
}

/// Lives on after `fail` has thrown in one of its steps, while another process goes up.
void complete_beside(observation fail) {
  const sqlite_database database;
  start(database);
  int failed[2];
  BOOST_REQUIRE(pipe(failed) == 0);
  process other([&] {
    try {
      go_up(*database.connect(), std::move(fail));
    } catch (...) {
      if (write(failed[1], "!", 1) == 1) pause();
    }
  });
  close(failed[1]);
  char byte = 0;
  BOOST_REQUIRE(read(failed[0], &byte, 1) == 1);
  const auto session = database.connect();
  BOOST_CHECK_NO_THROW(upgrade(*session, parts, "heads", {.lock_wait = std::chrono::seconds(0)}));
  other.kill();
  BOOST_TEST(all_notes(*session) == upgraded_notes, boost::test_tools::per_element());
  close(failed[0]);
}

BOOST_AUTO_TEST_CASE(a_process_whose_step_failed_is_not_waited_for) {
  complete_beside([](std::size_t, std::string_view sql) {
    if (sql.starts_with("CREATE INDEX ix_notes_slug")) throw error(error_code::database, "out of luck");
  });
  complete_beside([](std::size_t, std::string_view sql) {
    if (sql.starts_with("INSERT INTO notes")) throw std::runtime_error("the function has had enough");
  });
}

BOOST_AUTO_TEST_SUITE_END()
