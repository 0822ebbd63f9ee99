#include <boost/test/unit_test.hpp>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>

#include "runtime/error_of.hpp"
#include "runtime/parts_runs.hpp"

using namespace instar;
using namespace instar::test;

namespace {

void go_down(connection& session, observation at) {
  observed_connection observed(session, std::move(at));
  downgrade(observed, parts, "bbbb00000001");
}

/// One way through the migration in parts: how to go, and from where.
struct passage {
  const char* name;
  void (*go)(connection&, observation);
  bool up;
};
constexpr passage passages[] = {
    {"up", go_up, true}, {"down", go_down, false}, {"while others write", go_up_online, true}};

template <class Database>
void start(const Database& database, const passage& way) {
  start(database);
  if (!way.up) upgrade(*database.connect(), parts);
}

/// How many times something is sent in an undisturbed run, and what it leaves.
template <class Database>
std::pair<std::size_t, texts> undisturbed(const passage& way) {
  const Database database;
  start(database, way);
  std::size_t sent = 0;
  way.go(*database.connect(), [&](std::size_t before, std::string_view) { sent = before + 1; });
  return {sent, everything_in(database)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parts_of_a_migration)

BOOST_AUTO_TEST_CASE_TEMPLATE(every_kind_of_step_up_and_down, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const auto before = database.schema();
  const auto done = upgrade(*session, parts);
  BOOST_TEST(done.after == texts{"bbbb00000002"});
  BOOST_TEST(done.migrations.size() == 1u);
  BOOST_TEST(all_notes(*session) == upgraded_notes, boost::test_tools::per_element());
  BOOST_TEST(journal(*session) ==
             (texts{"1,bbbb00000001,digest-1,applied,0,NULL", "2,bbbb00000002,digest-2,applied,0,NULL"}));
  downgrade(*session, parts, "-1");
  BOOST_TEST(database.schema() == before, boost::test_tools::per_element());
  BOOST_TEST(rows_of(*session, "SELECT text FROM notes WHERE id = 7") == texts{"Sevenseven"});
  BOOST_TEST(journal(*session) == texts{"1,bbbb00000001,digest-1,applied,0,NULL"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(batches_are_transactions_of_their_own, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  observed_connection observed(*session);
  std::vector<std::int64_t> rows;
  std::vector<double> shares;
  migration_options options;
  options.observer = [&](const migration_event& event) {
    if (event.what != migration_event::moment::progress) return;
    BOOST_TEST(event.step == 3u);
    rows.push_back(event.rows);
    shares.push_back(event.share.value_or(-1));
  };
  upgrade(observed, parts, "heads", options);
  // 1 and 2, 3 and 7, 9 and 101, 102
  BOOST_TEST(rows == (std::vector<std::int64_t>{2, 4, 6, 7}));
  BOOST_TEST(shares.front() == 2 / 102.0);
  BOOST_TEST(shares.back() == 1.0);
  std::size_t since_commit = 0;
  for (const auto& sql : observed.sent()) {
    since_commit = sql == "COMMIT" ? 0 : since_commit + (sql.starts_with("UPDATE notes SET slug = coalesce") ? 1 : 0);
    BOOST_TEST(since_commit < 2u);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(whichever_statement_fails_the_next_run_completes, Database, databases) {
  for (const auto& way : passages) {
    const auto [count, expected] = undisturbed<Database>(way);
    BOOST_TEST(count > 20u);
    for (std::size_t n = 0; n < count; ++n) {
      BOOST_TEST_CONTEXT(way.name << ", statement " << n) {
        const Database database;
        start(database, way);
        const auto session = database.connect();
        const auto before = journal(*session);
        const error refused = error_of([&] {
          way.go(*session, [n](std::size_t number, std::string_view) {
            if (number == n) throw error(error_code::database, "out of luck");
          });
        });
        BOOST_TEST(contains(refused.message(), "out of luck"));
        BOOST_TEST(refused.database_changed() == (journal(*session) != before));
        way.go(*session, {});
        BOOST_TEST(everything_in(database) == expected, boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(wherever_it_is_killed_the_next_run_completes, Database, databases) {
  for (const auto& way : passages) {
    const auto [count, expected] = undisturbed<Database>(way);
    for (std::size_t n = 0; n < count; ++n) {
      BOOST_TEST_CONTEXT(way.name << ", statement " << n) {
        const Database database;
        start(database, way);
        const auto end = in_a_process([&] {
          way.go(*database.connect(), [n](std::size_t number, std::string_view) {
            if (number == n) _exit(9);
          });
        });
        BOOST_TEST(end.code == 9);
        way.go(*database.connect(), {});
        BOOST_TEST(everything_in(database) == expected, boost::test_tools::per_element());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_failure_behind_a_backfill_keeps_what_is_committed, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const error refused = error_of([&] { upgrade(*session, failing_parts); });
  BOOST_TEST(refused.step() == "3 of 3: execute `UPDATE nowhere SET a = 1`");
  BOOST_TEST(refused.facts().state ==
             "migration bbbb00000002 is half-way up: its first 2 steps are done, and what came after was rolled back; "
             "apart from it the database is at bbbb00000001");
  BOOST_TEST(refused.database_changed());
  const auto stands = standing_of(*session, failing_parts);
  BOOST_TEST(!stands.at_heads());
  BOOST_REQUIRE(stands.half_way.has_value());
  BOOST_TEST((*stands.half_way == half_way{direction::up, "bbbb00000002", 2, ""}));
  const auto left = plan(*session, failing_parts);
  BOOST_REQUIRE(left.size() == 1u);
  BOOST_REQUIRE(left.front().steps.size() == 1u);
  BOOST_TEST(left.front().steps.front().description == "execute `UPDATE nowhere SET a = 1`");

  change(*session, "CREATE TABLE nowhere (a bigint)");
  BOOST_TEST(upgrade(*session, failing_parts).migrations.size() == 1u);
  BOOST_TEST(standing_of(*session, failing_parts).at_heads());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_command_tells_what_is_half_way, Database, databases) {
  const Database database;
  start(database);
  std::ostringstream out, err;
  const auto migrate = [&](std::vector<std::string> arguments) {
    out.str("");
    constexpr driver drivers[] = {sqlite, postgresql};
    return migrate_command(arguments, failing_parts, drivers, database.url(), out, err);
  };
  BOOST_TEST(migrate({"plan"}) == 0);
  BOOST_TEST(
      contains(out.str(), "  backfill notes by id in batches of 1000  (what is before it is committed first)\n"));
  BOOST_TEST(migrate({"upgrade"}) == 1);
  BOOST_TEST(out.str() == "upgrade bbbb00000002  in parts\n  backfill notes by id in batches of 1000: 100 %, 5 rows\n");
  const std::string told = "bbbb00000002 is half-way up, 2 steps done; upgrade and downgrade complete it first\n";
  BOOST_TEST(migrate({"check"}) == 3);
  BOOST_TEST(contains(out.str(), told));
  BOOST_TEST(migrate({"current"}) == 0);
  BOOST_TEST(contains(out.str(), told));
  BOOST_TEST(migrate({"check", "--json"}) == 3);
  BOOST_TEST(contains(out.str(),
                      "\"half_way\": {\"direction\": \"upgrade\", \"revision\": \"bbbb00000002\", "
                      "\"steps_done\": 2, \"step_state\": \"\"}"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_begun_is_completed_before_it_is_undone, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  BOOST_CHECK_THROW(upgrade(*session, failing_parts), error);
  change(*session, "CREATE TABLE nowhere (a bigint)");
  const auto done = downgrade(*session, failing_parts, "base");
  BOOST_REQUIRE(done.migrations.size() == 3u);
  BOOST_TEST((done.migrations[0].way == direction::up));
  BOOST_TEST((done.migrations[1] == migrated{direction::down, "bbbb00000002", "in parts"}));
  BOOST_TEST(journal(*session).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_migration_that_was_edited_half_way_is_refused, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const auto fail_late = [](std::size_t, std::string_view sql) {
    if (sql.starts_with("UPDATE notes SET slug = 'noted'")) throw error(error_code::database, "out of luck");
  };
  BOOST_CHECK_THROW(go_up(*session, fail_late), error);
  const error refused = error_of([&] { upgrade(*session, edited_parts); });
  BOOST_CHECK(refused.code() == error_code::history_diverged);
  BOOST_TEST(contains(refused.message(), "changed while it is half-way here, 5 of its steps done"));
  BOOST_TEST(stamp(*session, edited_parts, {"bbbb00000001"}).after == texts{"bbbb00000001"});
  BOOST_TEST(journal(*session) == texts{"1,bbbb00000001,digest-1,applied,0,NULL"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_step_that_was_begun_blindly_is_decided_by_a_person, Database, databases) {
  for (const auto decided : {begun_step::again, begun_step::done}) {
    const Database database;
    start(database);
    die_in_the_dark(database);
    const auto again = database.connect();
    const error refused = error_of([&] { upgrade(*again, blind); });
    BOOST_TEST(contains(refused.message(), "nothing tells whether the database has done it"));
    BOOST_TEST(refused.statement() == "DELETE FROM notes WHERE id = 1");
    BOOST_TEST(contains(refused.facts().state, "none of its steps is done and the next was begun"));
    BOOST_TEST(contains(refused.facts().remedy, "--begun-step done"));
    BOOST_TEST(!refused.database_changed());
    BOOST_TEST(upgrade(*again, blind, "heads", {.begun = decided}).migrations.size() == 1u);
    BOOST_TEST(all_notes(*again).size() == (decided == begun_step::again ? 4u : 5u));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_step_that_the_database_refused_has_not_begun, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  change(*session, "ALTER TABLE notes RENAME TO hidden");
  const error refused = error_of([&] { upgrade(*session, blind); });
  BOOST_TEST(contains(refused.facts().state, "none of its steps is done, and what came after"));
  change(*session, "ALTER TABLE hidden RENAME TO notes");
  BOOST_TEST(upgrade(*session, blind).migrations.size() == 1u);
  BOOST_TEST(all_notes(*session).size() == 4u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_step_that_was_done_is_adopted, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const auto end = in_a_process([&] {
    const auto other = database.connect();
    observed_connection observed(*other, [](std::size_t, std::string_view sql) {
      if (sql.starts_with("DELETE FROM notes")) _exit(9);
    });
    upgrade(observed, seeing);
  });
  BOOST_TEST(end.code == 9);
  change(*session, "DELETE FROM notes WHERE id = 1");
  observed_connection observed(*session);
  upgrade(observed, seeing);
  for (const auto& sql : observed.sent()) BOOST_TEST(!sql.starts_with("DELETE FROM notes"), sql);
  BOOST_TEST(standing_of(*session, seeing).at_heads());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_rehearsal_refuses_what_nobody_can_roll_back, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const auto before = everything_in(database);
  const error refused = error_of([&] { upgrade(*session, parts, "heads", {.dry_run = true}); });
  BOOST_CHECK(refused.code() == error_code::unsupported);
  BOOST_TEST(everything_in(database) == before, boost::test_tools::per_element());
  BOOST_CHECK_THROW(upgrade(*session, failing_parts, "heads", {.dry_run = true}), error);
  BOOST_TEST(everything_in(database) == before, boost::test_tools::per_element());
  const error lending = error_of([&] { upgrade(*session, lending_parts, "heads", {.dry_run = true}); });
  BOOST_TEST(contains(lending.message(), "the function leave_a_note begins transactions of its own"), lending.what());
  BOOST_TEST(everything_in(database) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_operation_of_ones_own_is_called_by_its_name, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  change(*session, "DELETE FROM notes");
  const auto steps = plan(*session, own_steps).front().steps;
  BOOST_REQUIRE(steps.size() == 4u);
  BOOST_TEST(steps[0].description == "make copies (copy 'it\\'s \"all\"')");
  BOOST_TEST(steps[3].description == "insert 2 rows into notes");
  BOOST_TEST(steps[3].statements.size() == 1u);
  upgrade(*session, own_steps);
  BOOST_TEST(rows_of(*session, "SELECT id, text FROM \"it's \"\"all\"\"\" ORDER BY id") ==
             (texts{"0,it's \"all\"", "1,one", "2,two"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_stands_around_each_migration, Database, databases) {
  const Database database;
  const auto session = database.connect();
  texts called;
  migration_options options;
  options.before = [&](transaction& work, const migration_event& event) {
    called.push_back("before " + std::string(event.revision));
    if (called.size() == 1) work.execute("CREATE TABLE log (what text)");
  };
  options.after = [&](transaction& work, const migration_event& event) {
    called.push_back("after " + std::string(event.revision));
    work.execute("INSERT INTO log VALUES ($1)", event.revision);
  };
  upgrade(*session, parts, "heads", options);
  BOOST_TEST(called ==
             (texts{"before bbbb00000001", "after bbbb00000001", "before bbbb00000002", "after bbbb00000002"}));
  BOOST_TEST(rows_of(*session, "SELECT what FROM log") == (texts{"bbbb00000001", "bbbb00000002"}));
  options.before = {};
  options.after = [](transaction&, const migration_event&) { throw std::runtime_error("not like this"); };
  BOOST_CHECK_THROW(downgrade(*session, parts, "base", options), error);
  BOOST_TEST(!standing_of(*session, parts).at_heads());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_goes_the_same_way, Database, databases) {
  const auto& language = find_dialect(Database::dialect);
  const error refused = error_of([&] { std::ignore = sql(parts, language); });
  BOOST_TEST(contains(refused.message(), "leave_a_note"));

  const Database database;
  start(database);
  const auto session = database.connect();
  const auto text = sql(failing_parts, language, "bbbb00000001", "heads");
  BOOST_CHECK_THROW(database.run_script(text), std::exception);
  BOOST_REQUIRE(standing_of(*session, failing_parts).half_way.has_value());
  BOOST_TEST(standing_of(*session, failing_parts).half_way->steps_done == 2u);
  BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id = 9") == texts{"Nine"});
  change(*session, "CREATE TABLE nowhere (a bigint)");
  upgrade(*session, failing_parts);

  database.run_script(sql(failing_parts, language, "heads", "base"));
  change(*session, "DROP TABLE nowhere");
  database.run_script(sql(blind, language));
  BOOST_TEST(standing_of(*session, blind).at_heads());
}

BOOST_AUTO_TEST_SUITE_END()
