#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

texts journal(connection& session) {
  return rows_of(session, "SELECT chain, position, revision, digest FROM instar_journal ORDER BY chain, position");
}

/// A database with the first notes, and two rows in it.
void start_notes(connection& session) {
  upgrade(session, notes, "+1");
  change(session, "INSERT INTO notes VALUES (1, 'one'), (2, 'longer')");
}

/// The journal and the notes are as `start_notes` left them.
void check_untouched(connection& session) {
  BOOST_TEST(journal(session) == texts{"notes,1,aaaa00000001,digest-a"});
  BOOST_TEST(rows_of(session, "SELECT id, text FROM notes ORDER BY id") == (texts{"1,one", "2,longer"}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(failures)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_failed_step_tells_everything, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const error refused = error_of([&] { upgrade(*session, failing); });
  BOOST_CHECK(refused.code() == error_code::database);
  BOOST_TEST(refused.migration() == "ffff00000002");
  BOOST_TEST(refused.step() == "3 of 3: execute `UPDATE nowhere SET text = ''`");
  BOOST_TEST(refused.statement() == "UPDATE nowhere SET text = ''");
  BOOST_TEST(refused.native_code() == (database.dialect == std::string("sqlite") ? "1" : "42P01"));
  BOOST_TEST(refused.facts().state ==
             "migration aaaa00000001 was applied and committed; migration ffff00000002 was rolled back whole; the "
             "database is at aaaa00000001");
  BOOST_TEST(refused.database_changed());
  BOOST_TEST(!refused.worth_retrying());
  BOOST_TEST(refused.exit_code() == 1);
  BOOST_TEST(contains(refused.message(), "cannot apply migration ffff00000002 \"fails\""));
  BOOST_TEST(journal(*session) == texts{"notes,1,aaaa00000001,digest-a"});

  const auto schema = database.schema();
  const error again = error_of([&] { upgrade(*session, failing); });
  BOOST_TEST(!again.database_changed());
  BOOST_TEST(again.facts().state == "migration ffff00000002 was rolled back whole; the database is at aaaa00000001");
  BOOST_TEST(database.schema() == schema, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(whoever_may_not_write_is_not_told_to_correct_the_migration, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const bool on_sqlite = database.dialect == std::string("sqlite");
  change(*session, on_sqlite ? "PRAGMA query_only = ON" : "SET ROLE pg_monitor");
  const error refused = error_of(
      [&] { change(*session, on_sqlite ? "CREATE TABLE t (a integer)" : "UPDATE pg_authid SET rolname = rolname"); });
  BOOST_TEST(refused.native_code() == (on_sqlite ? "8" : "42501"));
  BOOST_TEST(refused.facts().remedy == (on_sqlite ? "let this program write the file and its folder, and start again"
                                                  : "connect as a role that may do this, or grant it to this one"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_commit_of_which_nothing_is_known, Database, databases) {
  const Database database;
  const auto session = database.connect();
  observed_connection observed(*session, [](std::size_t, std::string_view sql) {
    if (sql == "COMMIT") throw error(error_code::database, "gone", {.state = "nobody knows"});
  });
  const error refused = error_of([&] { upgrade(observed, notes, "+1"); });
  BOOST_TEST(refused.database_changed());
  BOOST_TEST(refused.step() == "the commit");
  BOOST_TEST(refused.facts().state == "migration aaaa00000001: nobody knows; without it the database is at the base");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(rows_that_do_not_fit_stop_the_migration, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_notes(*session);
  const error refused = error_of([&] { upgrade(*session, one_way); });
  BOOST_TEST(refused.step() == "1 of 1: add constraint notes check ck_notes_text `length({text}) < 4`");
  check_untouched(*session);
  change(*session, "UPDATE notes SET text = 'two' WHERE id = 2");
  BOOST_TEST(upgrade(*session, one_way).migrations.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_table_changed_by_hand_is_not_rebuilt_over) {
  const sqlite_database database;
  const auto session = database.connect();
  start_notes(*session);
  change(*session, "ALTER TABLE notes ADD COLUMN by_hand TEXT");
  const error refused = error_of([&] { upgrade(*session, one_way); });
  BOOST_TEST(contains(refused.message(), "table notes is not what the migrations made of it: it has `by_hand text`"));
  BOOST_TEST(refused.facts().remedy == "make it again what the migrations made of it, and start again");
  check_untouched(*session);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(no_way_down_is_said_before_anything_runs, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, one_way);
  observed_connection observed(*session);
  const error refused = error_of([&] { downgrade(observed, one_way, "base"); });
  BOOST_CHECK(refused.code() == error_code::irreversible);
  BOOST_TEST(contains(refused.message(), "the long notes are gone"));
  BOOST_TEST(refused.migration() == "0000e0000002");
  BOOST_TEST(!refused.database_changed());
  for (const auto& sql : observed.sent())
    BOOST_TEST((sql == "BEGIN NO TRANSACTION" || sql.starts_with("SELECT ")), sql);
  BOOST_TEST(current(*session, one_way) == texts{"0000e0000002"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_function_that_throws_undoes_the_migration, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_notes(*session);
  const error refused = error_of([&] { upgrade(*session, throwing); });
  BOOST_TEST(contains(refused.message(), "no more notes"));
  BOOST_TEST(refused.step() == "1 of 1: run up");
  check_untouched(*session);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_function_cannot_commit, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_notes(*session);
  const error refused = error_of([&] { upgrade(*session, committing); });
  BOOST_CHECK(refused.code() == error_code::usage);
  check_untouched(*session);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_observer_that_throws_undoes_the_migration, Database, databases) {
  const Database database;
  const auto session = database.connect();
  migration_options options;
  options.observer = [](const migration_event& event) {
    if (event.step == 2) throw std::runtime_error("enough");
  };
  const error refused = error_of([&] { upgrade(*session, tasks, "head", options); });
  BOOST_TEST(contains(refused.message(), "enough"));
  BOOST_TEST(!refused.database_changed());
  BOOST_TEST(database.schema().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_edited_history_is_refused, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "2222");
  const error refused = error_of([&] { upgrade(*session, edited_tasks); });
  BOOST_CHECK(refused.code() == error_code::history_diverged);
  BOOST_TEST(refused.migration() == "2222bbbb0002");
  BOOST_TEST(contains(refused.message(), "digest-2\n"));
  BOOST_TEST(contains(refused.message(), "digest-2-edited"));
  BOOST_TEST(!refused.database_changed());
  BOOST_CHECK(error_of([&] { downgrade(*session, edited_tasks, "base"); }).code() == error_code::history_diverged);
  BOOST_TEST(current(*session, tasks) == texts{"2222bbbb0002"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_edited_history_is_refused_where_all_of_it_is_applied, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  change(*session, "UPDATE instar_journal SET digest = 'digest-4-edited' WHERE position = 4");
  BOOST_CHECK(error_of([&] { upgrade(*session, tasks); }).code() == error_code::history_diverged);
  change(*session, "UPDATE instar_journal SET digest = 'digest-4', revision = '4444dddd4444' WHERE position = 4");
  BOOST_CHECK(error_of([&] { upgrade(*session, tasks); }).code() == error_code::unknown_revision);
  change(*session, "UPDATE instar_journal SET revision = '4444dddd0004' WHERE position = 4");
  BOOST_TEST(upgrade(*session, tasks).after == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_newer_database_is_refused, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  const auto code_of = [](auto action) { return error_of(action).code(); };
  BOOST_CHECK(code_of([&] { upgrade(*session, older_tasks); }) == error_code::newer_database);
  BOOST_CHECK(code_of([&] { std::ignore = current(*session, older_tasks); }) == error_code::newer_database);
  BOOST_CHECK(code_of([&] { std::ignore = plan(*session, older_tasks); }) == error_code::newer_database);
  const error refused = error_of([&] { upgrade(*session, older_tasks); });
  BOOST_TEST(refused.migration() == "4444dddd0004");
  BOOST_TEST(contains(refused.facts().remedy, "migrate downgrade 3333cccc0003"));
  downgrade(*session, tasks, "3333");
  BOOST_TEST(upgrade(*session, older_tasks).migrations.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_corrupt_journal_is_refused_by_row, Database, databases) {
  struct damage {
    const char* sql;
    error_code code;
    const char* named;
  };
  const damage damages[] = {
      {"UPDATE instar_journal SET revision = '9999' WHERE position = 2", error_code::unknown_revision, "row 2"},
      {"UPDATE instar_journal SET digest = '' WHERE position = 2", error_code::malformed, "row 2"},
      {"UPDATE instar_journal SET revision = '' WHERE position = 3", error_code::malformed, "row 3"},
      {"DELETE FROM instar_journal WHERE position = 2", error_code::malformed, "2222bbbb0002"},
      {"UPDATE instar_journal SET position = 9 WHERE position = 1", error_code::malformed, "1111aaaa0001"},
      {"DELETE FROM instar_journal WHERE position = 1", error_code::malformed, "1111aaaa0001"}};
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "3333");
  const auto rows = rows_of(*session, "SELECT * FROM instar_journal");
  for (const damage& each : damages) {
    change(*session, "CREATE TABLE kept AS SELECT * FROM instar_journal");
    change(*session, each.sql);
    const auto damaged = journal(*session);
    const error refused = error_of([&] { upgrade(*session, tasks); });
    BOOST_CHECK(refused.code() == each.code);
    BOOST_TEST(contains(refused.what(), "instar_journal"), refused.what());
    BOOST_TEST(contains(refused.what(), each.named), refused.what());
    BOOST_TEST(!refused.database_changed());
    BOOST_TEST(!refused.facts().remedy.empty());
    BOOST_TEST(journal(*session) == damaged);
    change(*session, "DELETE FROM instar_journal");
    change(*session, "INSERT INTO instar_journal SELECT * FROM kept");
    change(*session, "DROP TABLE kept");
  }
  BOOST_TEST(upgrade(*session, tasks).migrations.size() == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(another_table_in_the_journals_place, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE instar_journal (something bigint)");
  const error refused = error_of([&] { upgrade(*session, tasks); });
  BOOST_TEST(contains(refused.what(), "instar_journal"));
  BOOST_TEST(!refused.database_changed());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_row_journalled_twice, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, notes, "+1");
  change(*session, "CREATE TABLE kept AS SELECT * FROM instar_journal");
  change(*session, "DROP TABLE instar_journal");
  change(*session, "CREATE TABLE instar_journal AS SELECT * FROM kept UNION ALL SELECT * FROM kept");
  const error refused = error_of([&] { upgrade(*session, notes); });
  BOOST_CHECK(refused.code() == error_code::malformed);
  BOOST_TEST(contains(refused.message(), "twice"));
}

BOOST_AUTO_TEST_SUITE_END()
