/// What a user reads, whole, for every class of failure.

#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migration_lock.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/parts_runs.hpp"
#include "runtime/rival.hpp"

using namespace instar;
using namespace instar::test;

namespace {

template <class Action>
std::string told_by(Action action) {
  return error_of(std::move(action)).what();
}

template <class Database>
bool is_sqlite(const Database& database) {
  return database.dialect == std::string_view("sqlite");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(error_texts)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_statement_that_the_database_refuses, Database, databases) {
  const Database database;
  const std::string said = is_sqlite(database) ? "SQLite: no such table: nowhere"
                                               : "PostgreSQL: ERROR:  relation \"nowhere\" does not exist\n"
                                                 "LINE 1: UPDATE nowhere SET text = ''\n               ^";
  BOOST_TEST(told_by([&] { upgrade(*database.connect(), failing); }) ==
             "cannot apply migration ffff00000002 \"fails\": " + said +
                 "\n  migration: ffff00000002"
                 "\n  step:      3 of 3: execute `UPDATE nowhere SET text = ''`"
                 "\n  SQL:       UPDATE nowhere SET text = ''"
                 "\n  code:      " +
                 (is_sqlite(database) ? "1" : "42P01") +
                 "\n  state:     migration aaaa00000001 was applied and committed; migration ffff00000002 was rolled "
                 "back whole; the database is at aaaa00000001"
                 "\n  next:      correct the migration, or what in the database it does not fit, and start again: what "
                 "is committed is not done twice");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_statement_behind_a_part_that_is_committed, Database, databases) {
  const Database database;
  start(database);
  const auto told = told_by([&] { upgrade(*database.connect(), failing_parts); });
  BOOST_TEST(contains(told, "\n  step:      3 of 3: execute `UPDATE nowhere SET a = 1`\n"), told);
  BOOST_TEST(contains(told,
                      "\n  state:     migration bbbb00000002 is half-way up: its first 2 steps are done, and what came "
                      "after was rolled back; apart from it the database is at bbbb00000001\n"),
             told);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_function_that_throws, Database, databases) {
  const Database database;
  BOOST_TEST(told_by([&] { upgrade(*database.connect(), throwing); }) ==
             "cannot apply migration aaaa00000002 \"change notes\": no more notes"
             "\n  migration: aaaa00000002"
             "\n  step:      1 of 1: run up"
             "\n  state:     migration aaaa00000001 was applied and committed; migration aaaa00000002 was rolled back "
             "whole; the database is at aaaa00000001"
             "\n  next:      correct the migration, or what in the database it does not fit, and start again: what is "
             "committed is not done twice");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_way_down_that_is_not_there, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, one_way);
  BOOST_TEST(told_by([&] { downgrade(*session, one_way, "base"); }) ==
             "migration 0000e0000002 has no way down: the long notes are gone"
             "\n  migration: 0000e0000002"
             "\n  state:     nothing was changed"
             "\n  next:      name a target at or after it, or restore a backup from before it");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_migration_that_was_edited_after_it_was_applied, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "2222");
  BOOST_TEST(told_by([&] { upgrade(*session, edited_tasks); }) ==
             "table instar_journal, row 2 (revision 2222bbbb0002): migration 2222bbbb0002 was changed after it was "
             "applied here"
             "\n  applied:   digest-2"
             "\n  embedded:  digest-2-edited"
             "\n  migration: 2222bbbb0002"
             "\n  state:     nothing was changed"
             "\n  next:      restore the migration as it was applied (git log -- its file), and make a new one for the "
             "change");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_chain_that_does_not_continue_what_was_applied, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "3333");
  change(*session, "UPDATE instar_journal SET revision = '9999' WHERE position = 2");
  BOOST_TEST(told_by([&] { upgrade(*session, tasks); }) ==
             "table instar_journal, row 2 (revision 9999): the database has applied revision 9999, which chain tasks "
             "of this program does not hold, between "
             "revisions that it does"
             "\n  migration: 9999"
             "\n  state:     nothing was changed"
             "\n  next:      start the program that was built with that migration, or restore its file and its line in "
             "migrations.lock");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_that_is_newer_than_the_program, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  BOOST_TEST(told_by([&] { upgrade(*session, older_tasks); }) ==
             "table instar_journal, row 4 (revision 4444dddd0004): the database is newer than this program: it has "
             "applied revision 4444dddd0004, which chain tasks does "
             "not hold, and 4444dddd0004 is not recorded as harmless to older programs"
             "\n  migration: 4444dddd0004"
             "\n  state:     nothing was changed"
             "\n  next:      start the newer program; or take the database back first, which this program can do as "
             "well where the journal holds the way: migrate downgrade 3333cccc0003");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_step_of_which_nobody_knows_whether_it_was_done, Database, databases) {
  const Database database;
  start(database);
  die_in_the_dark(database);
  const auto told = told_by([&] { upgrade(*database.connect(), blind); });
  BOOST_TEST(contains(told,
                      "cannot apply migration bbbb00000002 \"in parts\": a run was broken off within this step, and "
                      "nothing tells whether the database has done it"
                      "\n  migration: bbbb00000002"
                      "\n  step:      1 of 1: execute outside transaction `DELETE FROM notes WHERE id = 1`"
                      "\n  SQL:       DELETE FROM notes WHERE id = 1"
                      "\n  state:     migration bbbb00000002 is half-way up: none of its steps is done and the next "
                      "was begun"),
             told);
  BOOST_TEST(
      contains(told, "\n  next:      look, and say so: migrate upgrade --begun-step done, or --begun-step again"),
      told);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_table_that_others_have_changed, Database, databases) {
  const Database database;
  if (!is_sqlite(database)) return;
  const auto session = database.connect();
  upgrade(*session, one_way, "+1");
  change(*session, "ALTER TABLE notes ADD COLUMN by_hand TEXT");
  const auto told = told_by([&] { upgrade(*session, one_way); });
  BOOST_TEST(contains(told, "table notes is not what the migrations made of it: it has `by_hand text`\n"), told);
  BOOST_TEST(contains(told, "\n  step:      1 of 1: add constraint notes check ck_notes_text `length({text}) < 4`\n"),
             told);
  BOOST_TEST(contains(told,
                      "\n  state:     migration 0000e0000002 was rolled back whole; the database is at aaaa00000001"
                      "\n  next:      make it again what the migrations made of it, and start again"),
             told);
}

BOOST_AUTO_TEST_CASE(a_time_limit_of_postgresql) {
  const postgresql_database database;
  const auto session = database.connect();
  change(*session, "SET statement_timeout = 50");
  const auto told = told_by([&] { change(*session, "SELECT pg_sleep(60)"); });
  BOOST_TEST(contains(told, "PostgreSQL: ERROR:  canceling statement due to statement timeout"), told);
  BOOST_TEST(contains(told, "\n  SQL:       SELECT pg_sleep(60)\n  code:      57014\n"), told);
  BOOST_TEST(contains(told, "\n  next:      somebody cancelled it, or it took longer than statement_timeout allows: "),
             told);
}

BOOST_AUTO_TEST_CASE(a_table_that_somebody_uses) {
  const postgresql_database database;
  const auto session = database.connect(), other = database.connect();
  upgrade(*session, one_way, "+1");
  transaction held(*other);
  held.execute("LOCK TABLE notes");
  const auto told = told_by([&] { upgrade(*session, one_way, "heads", {.lock_wait = std::chrono::milliseconds(50)}); });
  BOOST_TEST(contains(told, "canceling statement due to lock timeout"), told);
  BOOST_TEST(contains(told, "\n  code:      55P03\n"), told);
  BOOST_TEST(contains(told,
                      "\n  state:     migration 0000e0000002 was rolled back whole; the database is at "
                      "aaaa00000001\n  next:      see who uses the table (SELECT pid, "),
             told);
}

/// Not tried again, as in a rehearsal.
BOOST_AUTO_TEST_CASE(a_deadlock_with_somebody) {
  const postgresql_database database;
  const auto session = session_before_deadlock(database);
  rival other(database);
  migration_options options{.lock_timeout = std::chrono::minutes(1), .dry_run = true};
  options.before = [&](transaction& work, const migration_event&) {
    work.execute("LOCK TABLE others");
    other.want_others();
  };
  const auto told = told_by([&] { upgrade(*session, one_way, "heads", options); });
  BOOST_TEST(told.starts_with("cannot apply migration 0000e0000002 \"short notes\": PostgreSQL: ERROR:  deadlock "
                              "detected\nDETAIL:  Process "),
             told);
  BOOST_TEST(contains(told, "\n  step:      1 of 1: add constraint notes check ck_notes_text `length({text}) < 4`\n"),
             told);
  BOOST_TEST(told.ends_with("\n  code:      40P01"
                            "\n  state:     migration 0000e0000002 was rolled back whole; the database is at "
                            "aaaa00000001"
                            "\n  next:      start again: what is committed is not done twice"),
             told);
}

BOOST_AUTO_TEST_CASE(rows_that_somebody_changed_meanwhile) {
  const postgresql_database database;
  const auto session = database.connect(), other = database.connect();
  upgrade(*session, failing, "+1");
  change(*session, "INSERT INTO notes VALUES (1, 'one')");
  change(*session, "SET default_transaction_isolation = 'repeatable read'");
  migration_options options{.lock_wait = std::chrono::milliseconds(0)};
  options.before = [&](transaction&, const migration_event&) { change(*other, "UPDATE notes SET text = 'changed'"); };
  BOOST_TEST(told_by([&] { upgrade(*session, failing, "heads", options); }) ==
             "cannot apply migration ffff00000002 \"fails\": PostgreSQL: ERROR:  could not serialize access due to "
             "concurrent update"
             "\n  migration: ffff00000002"
             "\n  step:      2 of 3: execute `UPDATE notes SET text = 'lost'`"
             "\n  SQL:       UPDATE notes SET text = 'lost'"
             "\n  code:      40001"
             "\n  state:     migration ffff00000002 was rolled back whole; the database is at aaaa00000001"
             "\n  next:      start again: what is committed is not done twice");
}

/// By a trigger that waits for the commit, and then ends the server's side of the connection.
BOOST_AUTO_TEST_CASE(a_commit_during_which_the_connection_breaks) {
  const postgresql_database database;
  upgrade(*database.connect(), one_way, "+1");
  database.run_script(
      "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS"
      " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN new; END $$;"
      "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON instar_journal DEFERRABLE INITIALLY DEFERRED"
      " FOR EACH ROW EXECUTE FUNCTION cut()");
  const auto told = told_by([&] { upgrade(*database.connect(), one_way); });
  BOOST_TEST(told.starts_with("cannot apply migration 0000e0000002 \"short notes\": PostgreSQL: "), told);
  BOOST_TEST(
      told.ends_with("\n  migration: 0000e0000002"
                     "\n  step:      the commit"
                     "\n  SQL:       COMMIT"
                     "\n  code:      08007"
                     "\n  state:     migration 0000e0000002: the connection broke during the commit, so it is "
                     "not known whether the transaction was committed; without it the database is at "
                     "aaaa00000001"
                     "\n  next:      look at the database (`current`) and start again: what is journalled is not "
                     "done twice"),
      told);
  database.run_script("DROP TRIGGER cut ON instar_journal");
  BOOST_TEST(upgrade(*database.connect(), one_way).after == texts{"0000e0000002"});
}

BOOST_AUTO_TEST_CASE(rows_that_do_not_fit_what_is_made_of_their_table) {
  const sqlite_database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "2222");
  database.run_script("PRAGMA foreign_keys = OFF; INSERT INTO tasks (id, title, category_id) VALUES (5, 'stray', 77)");
  const auto told = told_by([&] { upgrade(*session, tasks); });
  BOOST_TEST(contains(told,
                      "rows of tasks reference rows that are not there: a check found 1 that it must not find, the "
                      "first of which is ('tasks', 5, 'categories', 0)\n"),
             told);
  BOOST_TEST(contains(told, "\n  next:      correct the rows, and start again"), told);
  database.run_script("DELETE FROM tasks WHERE id = 5");
  BOOST_TEST(upgrade(*session, tasks).after == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_journal_that_somebody_guards, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  database.run_script(is_sqlite(database)
                          ? "CREATE TRIGGER guard BEFORE DELETE ON instar_journal BEGIN SELECT raise(IGNORE); END"
                          : "CREATE RULE guard AS ON DELETE TO instar_journal DO INSTEAD NOTHING");
  const auto told = told_by([&] { downgrade(*session, tasks, "-1"); });
  BOOST_TEST(contains(told, "the journal changed by 0 rows instead of one for 4444ffff0005\n"), told);
  BOOST_TEST(contains(told, "\n  next:      look for triggers or rules on that table"), told);
  const auto rehearsed = told_by([&] { downgrade(*session, tasks, "-1", {.dry_run = true}); });
  BOOST_TEST(contains(rehearsed, "the journal changed by 0 rows"), rehearsed);
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE(a_journal_that_somebody_watches_by_a_rule) {
  const postgresql_database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+1");
  database.run_script(
      "CREATE TABLE seen (revision text);"
      "CREATE RULE watch AS ON INSERT TO instar_journal DO ALSO INSERT INTO seen VALUES ('one more')");
  BOOST_CHECK_NO_THROW(upgrade(*session, tasks, "+1"));
  BOOST_TEST(rows_of(*session, "SELECT revision FROM seen") == texts{"one more"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_journal_that_somebody_has_written_in, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  const auto told_with = [&](const std::string& sql) {
    change(*session, "UPDATE instar_journal SET " + sql);
    return told_by([&] { upgrade(*session, tasks); });
  };
  const auto told = told_with("state = 'upgrading', steps_done = 0");
  BOOST_TEST(contains(told, "half-way"), told);
  const auto other = told_with("state = 'gone'");
  BOOST_TEST(contains(other, "has a state that is none of applied, upgrading and downgrading"), other);
}

BOOST_AUTO_TEST_CASE(a_sqlite_file_that_is_full) {
  const sqlite_database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (a)");
  transaction work(*session);
  work.execute("PRAGMA max_page_count = 1");
  const auto told = told_by([&] { work.execute("INSERT INTO t VALUES (zeroblob(100000))"); });
  BOOST_TEST(contains(told, "SQLite: database or disk is full"), told);
  BOOST_TEST(contains(told, "\n  code:      13\n"), told);
  BOOST_TEST(contains(told, "\n  next:      make room for the file and its journal, and start again: "), told);
}

BOOST_AUTO_TEST_SUITE_END()
