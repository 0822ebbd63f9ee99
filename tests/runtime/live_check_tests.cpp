/// `check --live`, `stamp --compare`, and the same as calls.

#include <boost/test/unit_test.hpp>

#include <instar/comparison.hpp>
#include <instar/migrate.hpp>

#include "runtime/chains.hpp"
#include "runtime/command_answer.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using words = std::vector<std::string>;

namespace {

answer migrate(const words& arguments, const std::string& url) { return answer_of(arguments, url, tasks); }

std::string last_line(std::string text) {
  if (!text.empty()) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(live_check)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_is_at_every_revision_what_its_migrations_make, Database, databases) {
  const Database database;
  BOOST_TEST_REQUIRE(migrate({"ensure-version"}, database.url()).code == 0);
  for (int step = 0; step != 6; ++step) {
    const auto given = migrate({"check", "--live"}, database.url());
    BOOST_TEST(given.code == (step == 5 ? 0 : 3), given.err);
    BOOST_TEST(last_line(given.out) == "the database is what its migrations make");
    if (step != 5) BOOST_TEST(migrate({"upgrade", "+1"}, database.url()).code == 0);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_done_by_hand_is_told_in_words, Database, databases) {
  const Database database;
  BOOST_TEST_REQUIRE(migrate({"upgrade"}, database.url()).code == 0);
  const auto session = database.connect();
  change(*session, "ALTER TABLE tasks ADD COLUMN hand_made integer");
  change(*session, "DROP INDEX ix_tasks_priority");
  change(*session, "CREATE TABLE strays (id integer)");
  const auto given = migrate({"check", "--live"}, database.url());
  BOOST_TEST(given.code == 3);
  BOOST_TEST(
      contains(given.out,
               "the database is not what its migrations make; it lacks (-), has beside that (+) or has otherwise (~)"));
  BOOST_TEST(contains(given.out, "+ table strays\n"), given.out);
  BOOST_TEST(contains(given.out, "table tasks\n  - index ix_tasks_priority (priority)\n  + column hand_made integer\n"),
             given.out);
  BOOST_TEST(!contains(given.out, "categories"));
  const auto without = migrate({"check", "--live", "--ignore", "strays"}, database.url());
  BOOST_TEST(without.code == 3);
  BOOST_TEST(!contains(without.out, "strays"));
  BOOST_TEST(migrate({"check", "--live", "--ignore", "strays", "--ignore", "tasks"}, database.url()).code == 0);
  const auto json = migrate({"--json", "check", "--live"}, database.url());
  BOOST_TEST(contains(last_line(json.out), "\"differs\": true"), json.out);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_program_can_refuse_to_start, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, tasks));
  change(*session, "DROP INDEX ix_tasks_priority");
  const auto failure = error_of([&] { expect_no_drift(*session, tasks); });
  BOOST_TEST((failure.code() == error_code::differs));
  BOOST_TEST(contains(failure.what(), "- index ix_tasks_priority (priority)"));
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, tasks, {.ignored = {"ix_tasks_priority"}}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_is_taken_over_only_if_it_is_what_the_migrations_make, Database, databases) {
  const Database made, other;
  for (const auto* database : {&made, &other}) {
    upgrade(*database->connect(), tasks);
    change(*database->connect(), "DROP TABLE instar_journal");
  }
  change(*other.connect(), "DROP INDEX ix_tasks_priority");
  const auto taken = migrate({"stamp", "heads", "--compare"}, made.url());
  BOOST_TEST(taken.code == 0, taken.err);
  BOOST_TEST(contains(taken.out, "counts as at 4444ffff0005; nothing was executed"), taken.out);
  const auto refused = migrate({"stamp", "heads", "--compare"}, other.url());
  BOOST_TEST(refused.code == 3);
  BOOST_TEST(contains(refused.out, "- index ix_tasks_priority (priority)"), refused.out);
  BOOST_TEST(migrate({"current"}, other.url()).out.starts_with("base"));
}

BOOST_AUTO_TEST_CASE(other_schemas_of_postgresql_are_no_business_of_the_check) {
  const postgresql_database database;
  upgrade(*database.connect(), tasks);
  database.run_script("CREATE SCHEMA other; CREATE TABLE other.things (id integer)");
  BOOST_TEST(migrate({"check", "--live"}, database.url()).code == 0);
}

BOOST_AUTO_TEST_SUITE_END()
