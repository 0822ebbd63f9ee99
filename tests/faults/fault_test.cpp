/// What is left when a statement comes to grief: at each, one run after the other.

#include <sqlite3.h>
#include <sys/resource.h>
#include <filesystem>
#include <pqxx/pqxx>

#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "faults/disturbance.hpp"
#include "faults/own_cluster.hpp"
#include "faults/severed_server.hpp"
#include "runtime/observed_connection.hpp"

using namespace instar;
using namespace instar::test;

namespace {

bool is_statement(std::string_view sql) { return sql != "COMMIT" && sql != "LOCK" && !sql.starts_with("BEGIN"); }

sqlite3* native(connection& session) { return dynamic_cast<sqlite_connection&>(session).native(); }

/// What earlier runs have used and left would hold much of what the next one writes.
void leave_no_space_within(const sqlite_database& database) {
  database.run_script("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

int server_process(connection& session) { return dynamic_cast<postgresql_connection&>(session).native().backendpid(); }

/// Goes `way` and executes SQL in the place of the n-th statement, which is refused as if it were that one.
report go_replaced(connection& session, direction way, std::size_t n, std::string sql) {
  observed_connection observed(session);
  observed.replace_from([n, sql = std::move(sql)](std::size_t number, std::string_view replaced) {
    return number == n && is_statement(replaced) ? sql : std::string();
  });
  return go(observed, way);
}

/// One database through all of it, with the number of runs that failed. `gone` if the server was, and comes again.
template <class Database, class Disturbed>
std::size_t disturb_one(Disturbed disturbed, int usual_stride, bool gone = false) {
  const auto expected = run_undisturbed<Database>();
  const Database database;
  start_books(database);
  std::size_t failed = 0;
  disturb_everywhere(
      database, expected,
      [&](direction way, std::size_t n) { failed += fails([&] { disturbed(database, way, n); }, gone) ? 1 : 0; },
      stride_of(usual_stride));
  return failed;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(whichever_statement_is_interrupted_on_sqlite_the_next_run_completes) {
  const auto failed = disturb_one<sqlite_database>(
      [](const sqlite_database& database, direction way, std::size_t n) {
        const auto session = database.connect();
        go_observed(*session, way, [&](std::size_t number, std::string_view sql) {
          const auto stop = [](void*) { return 1; };
          sqlite3_progress_handler(native(*session), number == n && is_statement(sql) ? 1 : 0, stop, nullptr);
        });
      },
      3);
  BOOST_TEST(failed > 15u);
}

BOOST_AUTO_TEST_CASE(whenever_a_sqlite_file_can_grow_no_more_the_next_run_completes) {
  const auto failed = disturb_one<sqlite_database>(
      [](const sqlite_database& database, direction way, std::size_t n) {
        leave_no_space_within(database);
        const auto session = database.connect();
        go_observed(*session, way, [&](std::size_t number, std::string_view) {
          if (number == n) sqlite3_exec(native(*session), "PRAGMA max_page_count = 1", nullptr, nullptr, nullptr);
        });
      },
      3);
  BOOST_TEST(failed > 10u);
}

/// The journal of SQLite is a file as well, and so is what it writes there.
BOOST_AUTO_TEST_CASE(whenever_the_disk_under_sqlite_is_full_the_next_run_completes) {
  const auto expected = run_undisturbed<sqlite_database>();
  for (const char* mode : {"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = WAL"}) {
    const sqlite_database database;
    database.run_script(mode);
    start_books(database);
    int failed = 0;
    disturb_everywhere(
        database, expected,
        [&](direction way, std::size_t n) {
          leave_no_space_within(database);
          const auto end = in_a_process([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const auto session = database.connect();
            const bool refused = fails([&] {
              go_observed(*session, way, [&](std::size_t number, std::string_view) {
                if (number != n) return;
                const rlimit size{std::filesystem::file_size(database.file()), RLIM_INFINITY};
                setrlimit(RLIMIT_FSIZE, &size);
              });
            });
            if (refused) raise(SIGTERM);  // without leave: what cannot be written is not written at the end either
          });
          failed += end.signal == SIGTERM ? 1 : 0;
          BOOST_TEST(end.code == 0);
        },
        stride_of(7));
    BOOST_TEST(failed > 5);
  }
}

BOOST_AUTO_TEST_CASE(wherever_the_connection_is_cut_the_next_run_completes) {
  const auto failed = disturb_one<postgresql_database>(
      [](const postgresql_database& database, direction way, std::size_t n) {
        const auto session = database.connect();
        const auto other = database.connect();
        go_observed(*session, way, [&](std::size_t number, std::string_view) {
          if (number != n) return;
          const auto gone = rows_of(*other,
                                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE"
                                    " datname = current_database() AND pid <> pg_backend_pid() AND"
                                    " backend_type = 'client backend'");
          BOOST_TEST(gone == texts{"true"});
        });
      },
      13, true);
  BOOST_TEST(failed > 10u);
}

BOOST_AUTO_TEST_CASE(whichever_answer_is_lost_the_next_run_completes) {
  const auto expected = run_undisturbed<postgresql_database>();
  const postgresql_database database;
  start_books(database);
  const severed_server server(database.url());
  std::size_t failed = 0;
  disturb_everywhere(
      database, expected,
      [&](direction way, std::size_t n) {
        const auto session = connect(server.url(), {postgresql});
        failed += fails(
            [&] {
              go_observed(*session, way, [&](std::size_t number, std::string_view) {
                if (number == n) server.lose_next_answer();
              });
            },
            true);
      },
      stride_of(13));
  BOOST_TEST(failed > 10u);
}

BOOST_AUTO_TEST_CASE(whichever_statement_is_cancelled_the_next_run_completes) {
  const auto failed = disturb_one<postgresql_database>(
      [](const postgresql_database& database, direction way, std::size_t n) {
        go_replaced(*database.connect(), way, n, "SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(60)");
      },
      13);
  BOOST_TEST(failed > 5u);
}

BOOST_AUTO_TEST_CASE(whichever_statement_takes_longer_than_it_may_the_next_run_completes) {
  const auto failed = disturb_one<postgresql_database>(
      [](const postgresql_database& database, direction way, std::size_t n) {
        const auto session = connect(database.url() + "&options=-c%20statement_timeout%3D100", {postgresql});
        go_replaced(*session, way, n, "SELECT pg_sleep(60)");
      },
      4);
  BOOST_TEST(failed > 15u);
}

BOOST_AUTO_TEST_CASE(whenever_the_server_is_restarted_the_next_run_completes) {
  const own_cluster cluster;
  const auto failed = disturb_one<postgresql_database>(
      [&](const postgresql_database& database, direction way, std::size_t n) {
        go_observed(*database.connect(), way, [&](std::size_t number, std::string_view) {
          if (number == n) cluster.restart();
        });
      },
      31, true);
  BOOST_TEST(failed > 2u);
}

/// The server process of the run may write no further in any file than a little behind a segment of its log.
BOOST_AUTO_TEST_CASE(whenever_the_disk_under_postgresql_is_full_the_next_run_completes) {
  const own_cluster cluster("--wal-segsize=1");
  const auto fill = [](const postgresql_database& database) {
    start_books(database);
    change(*database.connect(),
           "UPDATE books SET title = title || (SELECT string_agg(md5(i::text), '') FROM generate_series(1, 5000) i)");
  };
  undisturbed_runs expected;
  {
    const postgresql_database database;
    fill(database);
    expected = run_undisturbed_on(database);
  }
  const postgresql_database database;
  fill(database);
  std::size_t failed = 0, full = 0;
  disturb_everywhere(
      database, expected,
      [&](direction way, std::size_t n) {
        const auto session = database.connect();
        try {
          go_observed(*session, way, [&](std::size_t number, std::string_view) {
            if (number == n) cluster.limit_files(server_process(*session), (1 << 20) + 3 * 8192 + 4096);
          });
        } catch (const error& refused) {
          ++failed;
          full += refused.native_code() == "53100" ? 1 : 0;
          BOOST_TEST(!refused.facts().remedy.empty());
        }
      },
      stride_of(17));
  BOOST_TEST(failed > 2u);
  BOOST_TEST(full > 2u);
}

BOOST_AUTO_TEST_SUITE_END()
