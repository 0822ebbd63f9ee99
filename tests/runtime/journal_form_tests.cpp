#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/database_shell.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

const texts first_form = {"chain", "position", "revision", "digest", "message", "applied_at"};
const texts present_form = {"chain",      "position",          "revision",  "digest",
                            "message",    "applied_at",        "state",     "steps_done",
                            "step_state", "to_older_programs", "migration", "step_end"};

texts columns(connection& session) {
  return rows_of(session, session.dialect().name() == "sqlite"
                              ? "SELECT name FROM pragma_table_info('instar_journal')"
                              : "SELECT column_name FROM information_schema.columns"
                                " WHERE table_name = 'instar_journal' ORDER BY ordinal_position");
}

/// As the first builds of instar have left it, at a migration of the chain.
void start_long_ago(connection& session, std::string_view target) {
  upgrade(session, tasks, target);
  for (const auto* column : {"state", "steps_done", "step_state", "to_older_programs", "migration", "step_end"})
    change(session, std::string("ALTER TABLE instar_journal DROP COLUMN ") + column);
  BOOST_REQUIRE(columns(session) == first_form);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(forms_of_the_journal)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_journal_is_read_as_it_is, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_long_ago(*session, "heads");
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
  BOOST_TEST(standing_of(*session, tasks).at_heads());
  BOOST_TEST(plan(*session, tasks, "base").size() == 5u);
  BOOST_TEST(upgrade(*session, tasks).migrations.empty());
  BOOST_TEST(columns(*session) == first_form);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_journal_gets_what_it_lacks_with_the_next_migration, Database, databases) {
  const Database database, other;
  const auto session = database.connect(), fresh = other.connect();
  start_long_ago(*session, "+2");
  BOOST_TEST(upgrade(*session, tasks, "heads", {.dry_run = true}).migrations.size() == 3u);
  BOOST_TEST(columns(*session) == first_form);

  BOOST_TEST(upgrade(*session, tasks).migrations.size() == 3u);
  upgrade(*fresh, tasks, "heads", {.every_migration = true});
  BOOST_TEST(columns(*session) == present_form);
  const auto rows =
      "SELECT chain, position, revision, digest, message, state, steps_done, step_state"
      " FROM instar_journal ORDER BY position";
  BOOST_TEST(rows_of(*session, rows) == rows_of(*fresh, rows));
  BOOST_TEST(downgrade(*session, tasks, "base").migrations.size() == 5u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_journal_gets_what_it_lacks_by_a_stamp, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_long_ago(*session, "+2");
  stamp(*session, tasks, {"2222bbbb0002"});
  BOOST_TEST(columns(*session) == present_form);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_journal_gets_what_it_lacks_when_told_to, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_long_ago(*session, "+2");
  ensure_journal(*session);
  BOOST_TEST(columns(*session) == present_form);
  BOOST_TEST(current(*session, tasks) == texts{"2222bbbb0002"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_idempotent_script_leaves_an_older_journal_to_the_program, Database, databases) {
  const Database database;
  const auto session = database.connect();
  start_long_ago(*session, "+2");
  const auto script = idempotent_sql(tasks, session->dialect());
  const auto said = [&] {
    try {
      run_in_shell(database, script);
      return std::string();
    } catch (const std::exception& failure) {
      return std::string(failure.what());
    }
  };
  BOOST_TEST(
      contains(said(), "an older instar made the journal, and the program completes it: migrate ensure-version"));
  ensure_journal(*session);
  BOOST_TEST(said() == "");
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_idempotent_script_does_without_what_backfills_need, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+2");
  change(*session, "ALTER TABLE instar_journal DROP COLUMN step_end");
  run_in_shell(database, idempotent_sql(tasks, session->dialect()));
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_table_that_is_not_instars_is_refused, Database, databases) {
  const Database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE instar_journal (id integer PRIMARY KEY, revision text, message text)");
  change(*session, "INSERT INTO instar_journal VALUES (1, 'r', 'of another program')");
  const auto check_refusal = [&](const error& refused) {
    BOOST_CHECK(refused.code() == error_code::malformed);
    BOOST_TEST(refused.message() ==
               "this is not the journal of instar: it has no column chain, position, digest, applied_at");
    BOOST_TEST(refused.facts().where == "table instar_journal");
    BOOST_TEST(refused.facts().state == "nothing was changed");
    BOOST_TEST(refused.facts().remedy.starts_with("rename the table, if another program has made it"));
  };
  check_refusal(error_of([&] { std::ignore = current(*session, tasks); }));
  check_refusal(error_of([&] { upgrade(*session, tasks); }));
  check_refusal(error_of([&] { upgrade(*session, tasks, "heads", {.dry_run = true}); }));
  check_refusal(error_of([&] { stamp(*session, tasks, {"head"}, true); }));
  check_refusal(error_of([&] { ensure_journal(*session); }));
  BOOST_TEST(rows_of(*session, "SELECT id, revision, message FROM instar_journal") == texts{"1,r,of another program"});
}

BOOST_AUTO_TEST_SUITE_END()
