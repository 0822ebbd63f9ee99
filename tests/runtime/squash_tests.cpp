#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migration.hpp>

#include "runtime/chains.hpp"
#include "runtime/command_answer.hpp"
#include "runtime/database_shell.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"

namespace {
using namespace instar::operations;

/// The first two migrations of `tasks` in one, before the third.
namespace squashed {
constexpr instar::revision revision{
    .id = "5555eeee0000", .replaces = "1111aaaa0001 2222bbbb0002", .message = "tasks, squashed"};
constexpr auto upgrade = steps(
    create_table("categories", column("id", bigint).not_null().identity(), column("name", varchar(50)).not_null(),
                 primary_key("pk_categories", "id"), unique("uq_categories_name", "name")),
    create_table("tasks", column("id", bigint).not_null().identity(), column("title", text).not_null(),
                 column("state", text).not_null().default_value("open"), column("category_id", bigint),
                 column("priority", integer).not_null().default_value(0), primary_key("pk_tasks", "id"),
                 foreign_key("fk_tasks_category", "category_id").references("categories", "id").on_delete(cascade),
                 index("ix_tasks_state", "state").where("{state} <> 'done'"), index("ix_tasks_priority", "priority")));
constexpr auto downgrade = steps(
    drop_table("tasks", column("id", bigint).not_null().identity(), column("title", text).not_null(),
               column("state", text).not_null().default_value("open"), column("category_id", bigint),
               column("priority", integer).not_null().default_value(0), primary_key("pk_tasks", "id"),
               foreign_key("fk_tasks_category", "category_id").references("categories", "id").on_delete(cascade),
               index("ix_tasks_state", "state").where("{state} <> 'done'"), index("ix_tasks_priority", "priority")),
    drop_table("categories", column("id", bigint).not_null().identity(), column("name", varchar(50)).not_null(),
               primary_key("pk_categories", "id"), unique("uq_categories_name", "name")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace squashed

}  // namespace

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

const chain_entry new_entry{&squashed::migration, "digest-s"};
const chain_entry with_old[] = {task_entries[0], task_entries[1], task_entries[2], new_entry};
const chain_entry without_old[] = {new_entry, task_entries[2]};
const chain both{with_old, 4, "tasks"};
const chain only_new{without_old, 2, "tasks"};

texts went(const report& done) {
  texts all;
  for (const auto& each : done.migrations) all.push_back((each.way == direction::up ? "+" : "-") + each.revision);
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(squashed_migrations)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_database_goes_the_short_way, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(went(upgrade(*session, both)) == (texts{"+5555eeee0000", "+3333cccc0003"}));
  BOOST_TEST(upgrade(*session, both).migrations.empty());
  BOOST_TEST(upgrade(*session, only_new).migrations.empty());
  BOOST_TEST(went(downgrade(*session, only_new, "base")) == (texts{"-3333cccc0003", "-5555eeee0000"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_start_with_nothing_to_do_is_one_read, Database, databases) {
  const chain alone{&new_entry, 1, "tasks"};
  const Database made_by_new, made_by_old;
  const auto session = made_by_new.connect();
  upgrade(*session, alone);
  observed_connection observed(*session);
  BOOST_TEST(upgrade(observed, alone).after == texts{"5555eeee0000"});
  BOOST_TEST(observed.sent().size() == 2u);
  const auto other = made_by_old.connect();
  upgrade(*other, tasks, "2222");
  BOOST_TEST(upgrade(*other, alone).migrations.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_in_between_goes_the_old_way, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks, "1111");
  BOOST_TEST(standing_of(*session, both).missing == (texts{"2222bbbb0002", "3333cccc0003"}),
             boost::test_tools::per_element());
  BOOST_TEST(went(upgrade(*session, both)) == (texts{"+2222bbbb0002", "+3333cccc0003"}));
  BOOST_TEST(current(*session, both) == texts{"3333cccc0003"});
  BOOST_TEST(went(downgrade(*session, both, "base")).size() == 3u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(its_history_is_the_old_one, Database, databases) {
  const Database database;
  upgrade(*database.connect(), tasks, "1111");
  const auto told = answer_of({"history", "--indicate-current"}, database.url(), both);
  BOOST_TEST(told.code == 0);
  BOOST_TEST(contains(told.out, "2222bbbb0002"));
  BOOST_TEST(!contains(told.out, "5555eeee0000"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(when_the_old_migrations_are_gone, Database, databases) {
  const Database finished, stopped;
  const auto session = finished.connect(), other = stopped.connect();
  upgrade(*session, tasks, "2222");
  BOOST_TEST(current(*session, only_new) == texts{"5555eeee0000"});
  BOOST_TEST(went(upgrade(*session, only_new)) == texts{"+3333cccc0003"});
  BOOST_TEST(went(downgrade(*session, only_new, "base")) == (texts{"-3333cccc0003", "-5555eeee0000"}));
  BOOST_TEST(rows_of(*session, "SELECT revision FROM instar_journal").empty());
  upgrade(*other, tasks, "1111");
  const error refused = error_of([&] { upgrade(*other, only_new); });
  BOOST_CHECK(refused.code() == error_code::unknown_revision);
  BOOST_TEST(contains(refused.what(), "not all of what 5555eeee0000 of chain tasks was squashed from"));
  BOOST_TEST(contains(refused.what(), "migrate upgrade 2222bbbb0002"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_knows_what_was_squashed, Database, databases) {
  const Database finished, stopped, fresh;
  const auto session = finished.connect();
  upgrade(*session, tasks, "2222");
  upgrade(*stopped.connect(), tasks, "1111");
  const auto script = idempotent_sql(only_new, session->dialect());
  for (const auto* database : {&finished, &fresh}) {
    run_in_shell(*database, script);
    BOOST_TEST(upgrade(*database->connect(), only_new).migrations.empty());
    run_in_shell(*database, script);
  }
  try {
    run_in_shell(stopped, script);
    BOOST_ERROR("it went through");
  } catch (const std::runtime_error& failure) {
    BOOST_TEST(contains(failure.what(), "only a part is applied of what 5555eeee0000 replaces"), failure.what());
  }
}

BOOST_AUTO_TEST_SUITE_END()
