/// Processes that start at once.

#include <atomic>
#include <fstream>
#include <latch>
#include <thread>

#include <instar/migration_lock.hpp>
#include <instar/postgresql.hpp>
#include <instar/transaction.hpp>

#include "faults/connection_pool.hpp"
#include "faults/disturbance.hpp"
#include "runtime/error_of.hpp"

using namespace instar;
using namespace instar::test;

namespace {

constexpr int processes = 20;

/// Starts them, lets them all go at once, and gives the number of migrations that they say they have applied.
template <class Database>
int start_together(const Database& database) {
  int gate[2];
  BOOST_REQUIRE(pipe(gate) == 0);
  std::vector<process> started;
  for (int i = 0; i != processes; ++i)
    started.emplace_back([&] {
      close(gate[1]);
      char nothing = 0;
      alarm(300);  // nobody waits for ever
      if (read(gate[0], &nothing, 1) != 0) _exit(101);
      _exit(static_cast<int>(go(*database.connect(), direction::up).migrations.size()));
    });
  close(gate[0]);
  close(gate[1]);
  int applied = 0;
  for (process& each : started) {
    const auto end = each.wait();
    BOOST_TEST(end.signal == 0);
    BOOST_TEST(end.code < 100);
    applied += end.code;
  }
  return applied;
}

/// The same with threads of one process, each with a connection of its own. They are connected before they go, because
/// the locks of a client library would order what the thread sanitizer is to see unordered.
template <class Database>
int start_threads_together(const Database& database) {
  constexpr int threads = 8;
  std::vector<std::unique_ptr<connection>> sessions;
  for (int i = 0; i != threads; ++i) sessions.push_back(database.connect());
  std::latch gate(threads);
  std::atomic<int> applied = 0;
  texts refusals(threads);
  {
    std::vector<std::jthread> all;
    for (int i = 0; i != threads; ++i)
      all.emplace_back([&, i] {
        gate.arrive_and_wait();
        try {
          applied += static_cast<int>(go(*sessions[i], direction::up).migrations.size());
        } catch (const std::exception& thrown) {
          refusals[i] = thrown.what();
        }
      });
  }
  BOOST_TEST(refusals == texts(threads), boost::test_tools::per_element());
  return applied;
}

/// A process that has the lock and is at a statement which takes an hour.
process start_holder(const postgresql_database& database) {
  process holder([&] {
    const auto session = database.connect();
    const migration_lock lock(*session, migration_lock::whole_database, std::chrono::seconds(0));
    transaction work(*session, transaction_kind::schema_change);
    work.execute("SELECT pg_sleep(3600)");
  });
  const auto session = database.connect();
  while (rows_of(*session,
                 "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND"
                 " query LIKE 'SELECT pg_sleep%'")
             .empty())
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return holder;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(together)

BOOST_AUTO_TEST_CASE_TEMPLATE(twenty_processes_apply_each_migration_once_and_all_end_at_the_head, Database, databases) {
  const auto expected = run_undisturbed<Database>();
  const Database database;
  start_books(database);
  for (int i = 0; i != count_of("INSTAR_ROUNDS", 2); ++i) BOOST_TEST_CONTEXT("round " << i) {
      BOOST_TEST(start_together(database) == 3);
      BOOST_TEST_REQUIRE(books_in(database) == expected.up, boost::test_tools::per_element());
      complete(database, direction::down, expected);
    }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(threads_of_one_process_are_kept_apart_as_processes_are, Database, databases) {
  const auto expected = run_undisturbed<Database>();
  const Database database;
  start_books(database);
  for (int i = 0; i != count_of("INSTAR_ROUNDS", 2); ++i) BOOST_TEST_CONTEXT("round " << i) {
      BOOST_TEST(start_threads_together(database) == 3);
      BOOST_TEST_REQUIRE(books_in(database) == expected.up, boost::test_tools::per_element());
      complete(database, direction::down, expected);
    }
}

BOOST_AUTO_TEST_CASE(a_holder_that_hangs_is_named_and_one_that_dies_frees_the_lock_within_its_statement) {
  const postgresql_database database;
  start_books(database);
  process holder = start_holder(database);
  const auto session = database.connect();
  const auto pid = rows_of(*session,
                           "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid"
                           " FROM pg_database WHERE datname = current_database())");
  BOOST_REQUIRE(pid.size() == 1u);
  const error refused = error_of([&] { go(*session, direction::up, {.lock_wait = std::chrono::milliseconds(50)}); });
  BOOST_CHECK(refused.code() == error_code::locked);
  BOOST_TEST(contains(refused.message(), "pid " + pid.front()), refused.what());
  BOOST_TEST(contains(refused.message(), "connected since 20"), refused.what());
  BOOST_TEST(contains(refused.message(), "it runs or ran last: SELECT pg_sleep(3600)"), refused.what());
  BOOST_TEST(contains(refused.facts().remedy, "SELECT pg_terminate_backend(" + pid.front() + ")"), refused.what());

  holder.kill();
  BOOST_TEST(go(*session, direction::up, {.lock_wait = std::chrono::seconds(60)}).migrations.size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_process_that_keeps_a_sqlite_file_is_named_and_one_that_is_killed_keeps_it_no_longer) {
  const sqlite_database database;
  start_books(database);
  int ready[2];
  BOOST_REQUIRE(pipe(ready) == 0);
  process holder([&] {
    const auto session = database.connect();
    const transaction work(*session, transaction_kind::schema_change);
    if (write(ready[1], "!", 1) == 1) pause();
  });
  char byte = 0;
  BOOST_REQUIRE(read(ready[0], &byte, 1) == 1);
  const auto session = database.connect();
  const error refused = error_of([&] { go(*session, direction::up, {.lock_wait = std::chrono::milliseconds(50)}); });
  BOOST_CHECK(refused.code() == error_code::locked);
  if (std::ifstream("/proc/locks").peek() != EOF)  // some systems do not tell
    BOOST_TEST(
        contains(refused.message(), "process " + std::to_string(holder.id()) + " (together_test), running since 20"),
        refused.what());

  holder.kill();
  BOOST_TEST(go(*session, direction::up, {.lock_wait = std::chrono::seconds(0)}).migrations.size() == 3u);
  for (const int end : ready) close(end);
}

/// The program writes the new column as well before old rows are filled in; its writers never pause.
BOOST_AUTO_TEST_CASE_TEMPLATE(a_backfill_under_writers_ends_and_leaves_no_row_behind, Database, databases) {
  const Database database;
  {
    const auto session = database.connect();
    upgrade(*session, filled_notes, "+1");
    change(*session,
           "INSERT INTO notes SELECT n, 'Note', NULL FROM (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL"
           " SELECT n + 1 FROM numbers WHERE n < 3000) SELECT n FROM numbers) AS all_numbers");
  }
  const bool on_sqlite = database.dialect == std::string_view("sqlite");
  database.run_script(on_sqlite ? "CREATE TRIGGER sync AFTER INSERT ON notes BEGIN UPDATE notes SET slug = lower(text)"
                                  " WHERE id = new.id; END"
                                : "CREATE FUNCTION sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.slug ="
                                  " lower(new.text); RETURN new; END $$; CREATE TRIGGER sync BEFORE INSERT OR UPDATE ON"
                                  " notes FOR EACH ROW EXECUTE FUNCTION sync()");
  const auto write_for_ever = [&](int first) {
    const auto session = database.connect();
    for (int id = first;; id += 2) {
      change(*session, "INSERT INTO notes VALUES (" + std::to_string(id) + ", 'New', NULL)");
      if (!on_sqlite) change(*session, "UPDATE notes SET text = 'Changed' WHERE id = " + std::to_string(id % 3000));
    }
  };
  process writers[] = {process([&] { write_for_ever(10001); }), process([&] { write_for_ever(10002); })};
  const auto session = database.connect();
  while (rows_of(*session, "SELECT 1 FROM notes WHERE id > 10000 LIMIT 1").empty())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  BOOST_TEST(upgrade(*session, filled_notes).migrations.size() == 1u);
  for (process& writer : writers) BOOST_TEST(writer.kill().signal == SIGKILL);
  BOOST_TEST(rows_of(*session, "SELECT count(*) FROM notes WHERE slug IS NULL OR slug <> lower(text)") == texts{"0"});
}

/// PgBouncer gives each transaction the session that is free just then.
BOOST_AUTO_TEST_CASE(a_pool_of_connections_is_refused_where_something_is_to_be_migrated) {
  const postgresql_database database;
  start_books(database);
  for (const char* mode : {"transaction", "session"}) {
    const connection_pool pool(database.url(), mode);
    const auto session = connect(pool.url(), {postgresql});
    const error refused = error_of([&] { go(*session, direction::up); });
    BOOST_CHECK(refused.code() == error_code::unsupported);
    BOOST_TEST(contains(refused.message(), "a connection pool stands before the server"), refused.what());
    BOOST_TEST(contains(refused.facts().remedy, "migrate over a connection to the server itself"), refused.what());
    BOOST_TEST(refused.facts().state == "nothing was changed");
    BOOST_TEST(rows_of(*database.connect(),
                       "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT"
                       " oid FROM pg_database WHERE datname = current_database())")
                   .empty());
  }
  go(*database.connect(), direction::up);
  const connection_pool pool(database.url(), "transaction");
  const auto session = connect(pool.url(), {postgresql});
  BOOST_TEST(go(*session, direction::up).migrations.empty());
}

BOOST_AUTO_TEST_SUITE_END()
