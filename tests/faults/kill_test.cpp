/// What is left when a process is killed.

#include <chrono>
#include <random>
#include <thread>

#include <instar/migration_lock.hpp>
#include <instar/transaction.hpp>

#include "faults/disturbance.hpp"

using namespace instar;
using namespace instar::test;

namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

/// Of the quickest of some runs, so that most kills find one on its way.
template <class Database>
microseconds time_of_a_run() {
  auto quickest = microseconds::max();
  for (int i = 0; i != 5; ++i) {
    const Database database;
    start_books(database);
    const auto begin = steady_clock::now();
    const auto end = in_a_process([&] { go(*database.connect(), direction::up); });
    BOOST_TEST_REQUIRE((end.code == 0 && end.signal == 0));
    quickest = std::min(quickest, std::chrono::duration_cast<microseconds>(steady_clock::now() - begin));
  }
  return quickest;
}

/// How long it takes a process that starts now to be the one that may migrate.
template <class Database>
microseconds time_to_the_lock(const Database& database) {
  const auto begin = steady_clock::now();
  const auto session = database.connect();
  const migration_lock lock(*session, migration_lock::whole_database, std::chrono::seconds(30));
  const transaction work(*session, transaction_kind::schema_change);
  return std::chrono::duration_cast<microseconds>(steady_clock::now() - begin);
}

/// Kills a run after `delay`. Whether it was killed before its end.
template <class Database>
bool kill_after(const Database& database, direction way, microseconds delay) {
  process run([&] { go(*database.connect(), way, {.lock_wait = std::chrono::seconds(30)}); });
  std::this_thread::sleep_for(delay);
  const auto end = run.kill();
  BOOST_TEST_REQUIRE(end.code == 0);
  return end.signal == SIGKILL;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kills)

BOOST_AUTO_TEST_CASE_TEMPLATE(wherever_it_is_killed_the_next_run_completes, Database, databases) {
  const auto expected = run_undisturbed<Database>();
  BOOST_TEST(expected.sent_up > 60u);
  const Database database;
  start_books(database);
  disturb_everywhere(
      database, expected,
      [&](direction way, std::size_t n) {
        const auto end = in_a_process([&] {
          go_observed(*database.connect(), way, [n](std::size_t number, std::string_view) {
            if (number == n) raise(SIGKILL);
          });
        });
        BOOST_TEST(end.signal == SIGKILL);
      },
      stride_of(std::is_same_v<Database, sqlite_database> ? 1 : 8));
}

/// One run after another is killed on its way, until one comes to the end.
BOOST_AUTO_TEST_CASE_TEMPLATE(whenever_it_is_killed_a_later_run_completes, Database, databases) {
  const auto expected = run_undisturbed<Database>();
  const auto whole = time_of_a_run<Database>();
  std::minstd_rand random(static_cast<unsigned>(count_of("INSTAR_SEED", 1)));
  std::uniform_int_distribution<std::int64_t> delay(0, whole.count());
  const int wanted = count_of("INSTAR_KILLS", 40);
  microseconds longest{};
  // PostgreSQL counts the columns that a table ever had, and has no more than 1600 of them.
  for (int kills = 0; kills < wanted;) {
    const Database database;
    start_books(database);
    for (const int end = std::min(wanted, kills + 500); kills < end;)
      for (const auto way : {direction::up, direction::down})
        BOOST_TEST_CONTEXT(word_for(way) << ", behind " << kills << " kills") {
          for (; kills < end && kill_after(database, way, microseconds(delay(random))); ++kills)
            longest = std::max(longest, time_to_the_lock(database));
          complete(database, way, expected);
        }
  }
  BOOST_TEST_MESSAGE(Database::dialect << ": " << wanted << " kills; the lock was free again after " << longest.count()
                                       << " us at most");
}

BOOST_AUTO_TEST_SUITE_END()
