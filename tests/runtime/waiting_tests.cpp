#include <algorithm>
#include <boost/test/unit_test.hpp>

#include <sstream>
#include <thread>

#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/parts_runs.hpp"
#include "runtime/rival.hpp"

using namespace instar;
using namespace instar::test;
using std::chrono::milliseconds;

namespace {

/// Another session that uses a table, until it is told to go.
class user_of {
 public:
  user_of(const postgresql_database& database, std::string_view sql) : session_(database.connect()) {
    work_.emplace(*session_);
    std::ignore = work_->execute(sql);
  }
  void go() { work_.reset(); }

 private:
  std::unique_ptr<connection> session_;
  std::optional<transaction> work_;
};

std::size_t invalid_indexes(connection& session) {
  return rows_of(session, "SELECT 1 FROM pg_index WHERE NOT indisvalid").size();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(waiting_for_tables)

BOOST_AUTO_TEST_CASE(others_pass_before_a_table_in_use_is_tried_again) {
  const postgresql_database database;
  const auto session = database.connect(), other = database.connect();
  upgrade(*session, tasks, "+1");
  change(*session, "SET lock_timeout = '7s'");
  change(*other, "SET lock_timeout = '1s'");
  user_of reader(database, "SELECT * FROM tasks");
  texts reasons;
  migration_options options{.lock_timeout = milliseconds(10)};
  options.observer = [&](const migration_event& event) {
    if (event.what != migration_event::moment::again) return;
    reasons.emplace_back(event.description);
    BOOST_TEST(rows_of(*other, "SELECT count(*) FROM tasks") == texts{"0"});
    reader.go();
  };
  BOOST_TEST(upgrade(*session, tasks, "heads", options).migrations.size() == 4u);
  BOOST_REQUIRE(reasons.size() == 1u);
  BOOST_TEST(contains(reasons.front(), "lock timeout"));
  BOOST_TEST(rows_of(*session, "SHOW lock_timeout") == texts{"7s"});
}

BOOST_AUTO_TEST_CASE(a_table_that_stays_in_use_ends_the_run_with_nothing_half_done) {
  const postgresql_database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+1");
  user_of reader(database, "SELECT * FROM tasks");
  const error refused = error_of(
      [&] { upgrade(*session, tasks, "heads", {.lock_wait = milliseconds(40), .lock_timeout = milliseconds(10)}); });
  BOOST_TEST(refused.native_code() == "55P03");
  BOOST_TEST(refused.worth_retrying());
  BOOST_TEST(refused.facts().state == "migration 2222bbbb0002 was rolled back whole; the database is at 1111aaaa0001");
  BOOST_TEST(contains(refused.facts().remedy, "pg_stat_activity"));
  std::ostringstream out, err;
  BOOST_TEST(migrate_command({"upgrade", "--lock-wait", "0.04", "--lock-timeout", "0.01"}, tasks,
                             std::vector<driver>{postgresql}, database.url(), out, err) == 1);
  BOOST_TEST(contains(out.str(), "  held up, and tried again: PostgreSQL: "));
  reader.go();
  BOOST_TEST(upgrade(*session, tasks).migrations.size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_journal_that_cannot_be_read_just_now_is_read_once_before_the_lock) {
  const postgresql_database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+1");
  observed_connection observed(*session);
  int readings = 0, readings_before_lock = -1;
  observed.replace_from([&](std::size_t, std::string_view sql) {
    const bool locked = std::ranges::count(observed.sent(), "LOCK") != 0;
    if (locked && readings_before_lock == -1) readings_before_lock = readings;
    if (!sql.starts_with("SELECT position")) return "";
    return ++readings == 1 ? "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$" : "";
  });
  BOOST_TEST(upgrade(observed, tasks).migrations.size() == 4u);
  BOOST_TEST(readings_before_lock == 1);
}

BOOST_AUTO_TEST_CASE(what_was_in_a_deadlock_is_tried_again) {
  const postgresql_database database;
  const auto session = session_before_deadlock(database);
  rival other(database);
  texts reasons;
  migration_options options{.lock_timeout = std::chrono::minutes(1)};
  options.before = [&](transaction& work, const migration_event&) {
    work.execute("LOCK TABLE others");
    if (reasons.empty()) other.want_others();
  };
  options.observer = [&](const migration_event& event) {
    if (event.what == migration_event::moment::again) reasons.emplace_back(event.description);
  };
  BOOST_TEST(upgrade(*session, one_way, "heads", options).migrations.size() == 1u);
  BOOST_REQUIRE(reasons.size() == 1u);
  BOOST_TEST(contains(reasons.front(), "deadlock detected"), reasons.front());
}

BOOST_AUTO_TEST_CASE(an_index_that_is_built_concurrently_waits_for_as_long_as_it_may) {
  const postgresql_database database;
  start(database);
  const auto session = database.connect(), watcher = database.connect();
  user_of writer(database, "INSERT INTO notes VALUES (30, 'Thirty')");
  constexpr milliseconds short_time(100);
  std::thread end_of_writer([&] {
    wait_until_waiting(*watcher, "CREATE UNIQUE INDEX CONCURRENTLY");
    std::this_thread::sleep_for(3 * short_time);
    writer.go();
  });
  texts reasons;
  migration_options options{.lock_timeout = short_time};
  options.observer = [&](const migration_event& event) {
    if (event.what == migration_event::moment::again) reasons.emplace_back(event.description);
  };
  upgrade(*session, online, "heads", options);
  end_of_writer.join();
  BOOST_TEST(reasons.empty());
  BOOST_TEST(invalid_indexes(*session) == 0u);
  BOOST_TEST(rows_of(*session, "SHOW lock_timeout") == texts{"0"});
}

BOOST_AUTO_TEST_CASE(an_index_that_may_wait_no_longer_is_cleared_away_by_the_next_run) {
  const postgresql_database database;
  start(database);
  const auto session = database.connect();
  user_of writer(database, "INSERT INTO notes VALUES (30, 'Thirty')");
  const error refused = error_of([&] {
    upgrade(*session, online, "heads", {.lock_wait = milliseconds(20), .concurrent_lock_timeout = milliseconds(20)});
  });
  BOOST_TEST(refused.native_code() == "55P03");
  BOOST_TEST(refused.database_changed());
  writer.go();
  upgrade(*session, online);
  BOOST_TEST(invalid_indexes(*session) == 0u);
  BOOST_TEST(standing_of(*session, online).at_heads());
}

BOOST_AUTO_TEST_SUITE_END()
