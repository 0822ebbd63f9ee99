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

const texts all_revisions = {"1111aaaa0001", "2222bbbb0002", "3333cccc0003", "4444dddd0004", "4444ffff0005"};

texts journal(connection& session) {
  return rows_of(session, "SELECT chain, position, revision, digest FROM instar_journal ORDER BY chain, position");
}

texts revisions(const report& done) {
  texts all;
  for (const auto& each : done.migrations) all.push_back((each.way == direction::up ? "+" : "-") + each.revision);
  return all;
}

/// Rows as a program of the third migration has them.
void add_rows(connection& session) {
  change(session, "INSERT INTO categories (name) VALUES ('home')");
  change(session, "INSERT INTO tasks (title, category_id) VALUES ('feed the cat', 1)");
  change(session, "INSERT INTO tasks (title, state, priority) VALUES ('urgent', 'done', 3)");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrating)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_empty_database_to_the_head, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(current(*session, tasks).empty());
  const report done = upgrade(*session, tasks);
  BOOST_TEST(done.before.empty());
  BOOST_TEST(done.after == texts{"4444ffff0005"});
  BOOST_TEST(revisions(done) ==
             (texts{"+1111aaaa0001", "+2222bbbb0002", "+3333cccc0003", "+4444dddd0004", "+4444ffff0005"}));
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
  BOOST_TEST(journal(*session) ==
             (texts{"tasks,1,1111aaaa0001,digest-1", "tasks,2,2222bbbb0002,digest-2", "tasks,3,3333cccc0003,digest-3",
                    "tasks,4,4444dddd0004,digest-4", "tasks,5,4444ffff0005,digest-5"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_database_is_asked_in_vain_once, Database, databases) {
  const Database database;
  const auto session = database.connect();
  observed_connection observed(*session);
  upgrade(observed, tasks);
  BOOST_TEST(observed.sent()[0] == "BEGIN NO TRANSACTION");
  BOOST_TEST(observed.sent()[1].starts_with("SELECT revision, CASE WHEN state"));
  BOOST_TEST(!contains(observed.sent()[2], "FROM instar_journal"));
  BOOST_TEST(observed.sent()[3] == "LOCK");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(nothing_to_do_is_one_read, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  observed_connection observed(*session);
  const report done = upgrade(observed, tasks);
  BOOST_TEST(done.migrations.empty());
  BOOST_TEST(done.before == texts{"4444ffff0005"});
  BOOST_TEST(done.after == texts{"4444ffff0005"});
  BOOST_REQUIRE_MESSAGE(observed.sent().size() == 2u, observed.sent().back());
  BOOST_TEST(observed.sent()[0] == "BEGIN NO TRANSACTION");
  BOOST_TEST(observed.sent()[1].starts_with("SELECT revision, CASE WHEN state"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(reading_writes_nothing, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(current(*session, tasks).empty());
  BOOST_TEST(plan(*session, tasks).size() == 5u);
  BOOST_TEST(downgrade(*session, tasks, "base").migrations.empty());
  BOOST_CHECK_THROW(std::ignore = journal(*session), error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(rows_survive, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "2222");
  add_rows(*session);
  upgrade(*session, tasks);
  const std::string suffix = " (" + std::string(database.dialect) + ")";
  BOOST_TEST(rows_of(*session, "SELECT id, title, status, category_id, priority FROM tasks ORDER BY id") ==
             (texts{"1,feed the cat,open,1,0", "2,urgent" + suffix + ",done,NULL,9"}));
  change(*session, "INSERT INTO task_tags VALUES (1, 'cat')");
  change(*session, "DELETE FROM categories");
  BOOST_TEST(rows_of(*session, "SELECT * FROM task_tags").empty());
  BOOST_CHECK_THROW(change(*session, "UPDATE tasks SET title = ''"), error);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_refers_to_a_changed_table_survives, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "3333");
  add_rows(*session);
  change(*session, "CREATE TABLE watchers (task_id bigint REFERENCES tasks (id) ON DELETE CASCADE)");
  change(*session, "CREATE TABLE readers (task_id bigint REFERENCES tasks (id) ON DELETE SET NULL)");
  change(*session, "INSERT INTO watchers VALUES (1), (2)");
  change(*session, "INSERT INTO readers VALUES (1), (2)");
  change(*session, "CREATE VIEW titles AS SELECT id, title FROM tasks");
  upgrade(*session, tasks);
  downgrade(*session, tasks, "-2");
  BOOST_TEST(rows_of(*session, "SELECT task_id FROM watchers ORDER BY 1") == (texts{"1", "2"}));
  BOOST_TEST(rows_of(*session, "SELECT task_id FROM readers ORDER BY 1") == (texts{"1", "2"}));
  BOOST_TEST(rows_of(*session, "SELECT id FROM titles ORDER BY 1") == (texts{"1", "2"}));
  change(*session, "DELETE FROM tasks WHERE id = 1");
  BOOST_TEST(rows_of(*session, "SELECT task_id FROM watchers") == texts{"2"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(down_and_up_again, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+3");
  const auto schema_of_three = database.schema();
  add_rows(*session);
  upgrade(*session, tasks);
  const auto schema_of_all = database.schema();

  BOOST_TEST(revisions(downgrade(*session, tasks, "-2")) == (texts{"-4444ffff0005", "-4444dddd0004"}));
  BOOST_TEST(current(*session, tasks) == texts{"3333cccc0003"});
  BOOST_TEST(database.schema() == schema_of_three, boost::test_tools::per_element());
  BOOST_TEST(rows_of(*session, "SELECT id, title, state FROM tasks ORDER BY id") ==
             (texts{"1,feed the cat,open", "2,urgent,done"}));

  BOOST_TEST(upgrade(*session, tasks).migrations.size() == 2u);
  BOOST_TEST(database.schema() == schema_of_all, boost::test_tools::per_element());

  const report down = downgrade(*session, tasks, "base");
  BOOST_TEST(down.migrations.size() == 5u);
  BOOST_TEST(down.after.empty());
  BOOST_TEST(database.schema().empty());
  BOOST_TEST(journal(*session).empty());
  BOOST_TEST(upgrade(*session, tasks).migrations.size() == 5u);
  BOOST_TEST(database.schema() == schema_of_all, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(targets, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const auto goes_to = [&](std::string_view target) { return upgrade(*session, tasks, target).after; };
  BOOST_TEST(goes_to("base").empty());
  BOOST_TEST(goes_to("+1") == texts{all_revisions[0]});
  BOOST_TEST(goes_to("2222bbbb0002") == texts{all_revisions[1]});
  BOOST_TEST(goes_to("1111") == texts{all_revisions[1]});
  BOOST_TEST(goes_to("4444d") == texts{all_revisions[3]});
  BOOST_TEST(downgrade(*session, tasks, "2222").after == texts{all_revisions[1]});

  const auto code_of = [&](std::string_view target) {
    return error_of([&] { upgrade(*session, tasks, target); }).code();
  };
  for (const char* target : {"4444", "222@", "", "+9", "-1", "+x", "+0", "2222+4"})
    BOOST_TEST((code_of(target) == error_code::usage || code_of(target) == error_code::unknown_revision), target);
  BOOST_CHECK(code_of("abcdef") == error_code::unknown_revision);
  for (const char* target : {"head", "3333", "+1", "-3"})
    BOOST_CHECK(error_of([&] { downgrade(*session, tasks, target); }).code() == error_code::usage);
  BOOST_TEST(current(*session, tasks) == texts{all_revisions[1]});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_function_sees_the_rows, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, notes, "+1");
  change(*session, "INSERT INTO notes VALUES (1, 'ha'), (2, '')");
  upgrade(*session, notes);
  BOOST_TEST(rows_of(*session, "SELECT id, text FROM notes ORDER BY id") == (texts{"1,haha", "2,"}));
  downgrade(*session, notes, "-1");
  BOOST_TEST(rows_of(*session, "SELECT id, text FROM notes ORDER BY id") == (texts{"1,ha", "2,"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_chains_in_one_database, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  upgrade(*session, notes);
  BOOST_TEST(journal(*session).size() == 7u);
  downgrade(*session, tasks, "base");
  BOOST_TEST(journal(*session) == (texts{"notes,1,aaaa00000001,digest-a", "notes,2,aaaa00000002,digest-b"}));
  BOOST_TEST(current(*session, notes) == texts{"aaaa00000002"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_observer_is_told, Database, databases) {
  const Database database;
  const auto session = database.connect();
  texts told;
  migration_options options;
  options.observer = [&](const migration_event& event) {
    constexpr const char* moments[] = {"begins", "step", "progress", "done"};
    told.push_back(std::string(moments[static_cast<int>(event.what)]) + " " + std::string(event.revision) + " " +
                   std::to_string(event.step) + "/" + std::to_string(event.steps) + " " +
                   std::string(event.description));
  };
  upgrade(*session, tasks, "+2", options);
  BOOST_TEST(
      told ==
          (texts{"begins 1111aaaa0001 0/2 ", "step 1111aaaa0001 1/2 create table categories",
                 "step 1111aaaa0001 2/2 create table tasks", "done 1111aaaa0001 0/2 ", "begins 2222bbbb0002 0/2 ",
                 "step 2222bbbb0002 1/2 add column tasks priority integer not null default 0",
                 "step 2222bbbb0002 2/2 create index tasks ix_tasks_priority (priority)", "done 2222bbbb0002 0/2 "}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_plan_goes_either_way, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "+3");
  const auto up = plan(*session, tasks);
  BOOST_REQUIRE(up.size() == 2u);
  BOOST_TEST(up[0].revision == all_revisions[3]);
  BOOST_CHECK(up[0].way == direction::up);
  BOOST_TEST(up[0].steps[0].description == "rename column tasks state to status");
  BOOST_TEST(!up[0].steps[0].statements.empty());
  const auto down = plan(*session, tasks, "1111");
  BOOST_REQUIRE(down.size() == 2u);
  BOOST_CHECK(down[0].way == direction::down);
  BOOST_TEST(down[0].revision == all_revisions[2]);
  BOOST_TEST(down[1].revision == all_revisions[1]);
  BOOST_TEST(plan(*session, tasks, "3333").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_does_the_same, Database, databases) {
  const Database by_program, by_script;
  const auto session = by_program.connect();
  upgrade(*session, tasks);
  const dialect& language = session->dialect();
  by_script.run_script(sql(tasks, language, "base", "2222"));
  by_script.run_script(sql(tasks, language, "2222", "head"));
  const auto other = by_script.connect();
  BOOST_TEST(by_script.schema() == by_program.schema(), boost::test_tools::per_element());
  BOOST_TEST(journal(*other) == journal(*session), boost::test_tools::per_element());
  BOOST_TEST(upgrade(*other, tasks).migrations.empty());
  by_script.run_script(sql(tasks, language, "head", "base"));
  BOOST_TEST(by_script.schema().empty());
  BOOST_TEST(journal(*other).empty());
  BOOST_TEST(upgrade(*other, tasks).migrations.size() == 5u);
}

BOOST_AUTO_TEST_CASE(a_script_runs_no_function) {
  const error refused = error_of([] { std::ignore = sql(notes, sqlite_dialect()); });
  BOOST_CHECK(refused.code() == error_code::unsupported);
  BOOST_TEST(refused.migration() == "aaaa00000002");
}

BOOST_AUTO_TEST_CASE(a_script_keeps_no_trigger_and_says_so) {
  const sqlite_database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "3333");
  change(*session, "CREATE TRIGGER watch AFTER DELETE ON tasks BEGIN SELECT 1; END");
  BOOST_CHECK_THROW(database.run_script(sql(tasks, session->dialect(), "3333", "head")), std::runtime_error);
  upgrade(*session, tasks);
  BOOST_TEST(rows_of(*session, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") == texts{"watch"});
}

BOOST_AUTO_TEST_SUITE_END()
