#include <algorithm>
#include <span>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/migration.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"
#include "support/embedded_creations.hpp"
#include "support/embedded_migrations.hpp"

namespace {
using namespace instar::operations;

void add_guest(instar::transaction& work) {
  work.execute("INSERT INTO people VALUES (1, $1)", work.argument("guest").value_or("nobody"));
}

namespace roles {
constexpr instar::revision revision{.id = "1a0000000001", .message = "roles"};
constexpr auto upgrade = steps(create_table("roles", column("id", bigint).not_null(), column("label", text)),
                               needed_when_new(execute("INSERT INTO roles (id, label) VALUES (1, 'admin')")));
constexpr auto downgrade = steps(drop_table("roles", column("id", bigint).not_null(), column("label", text)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace roles

namespace notes {
constexpr instar::revision revision{.id = "2a0000000002", .parents = {"1a0000000001"}, .message = "notes on roles"};
constexpr auto upgrade = steps(add_column("roles", column("note", text)),
                               needless_when_new(execute("UPDATE roles SET note = 'from before'")));
constexpr auto downgrade = steps(drop_column("roles", column("note", text)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace notes

namespace people {
constexpr instar::revision revision{.id = "3a0000000003", .parents = {"2a0000000002"}, .message = "people"};
constexpr auto upgrade = steps(create_table("people", column("id", bigint).not_null(), column("name", text)),
                               needed_when_new(run("add_guest", add_guest)));
constexpr auto downgrade = steps(drop_table("people", column("id", bigint).not_null(), column("name", text)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace people

namespace renamed {
constexpr instar::revision revision{.id = "4a0000000004", .parents = {"3a0000000003"}, .message = "names of roles"};
constexpr auto upgrade = steps(rename_column("roles", "label", "name"));
constexpr auto downgrade = steps(rename_column("roles", "name", "label"));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace renamed

constexpr instar::chain_entry entries[] = {{&roles::migration, "digest-1"},
                                           {&notes::migration, "digest-2"},
                                           {&people::migration, "digest-3"},
                                           {&renamed::migration, "digest-4"}};
}  // namespace

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

instar::table with_columns(std::string name, const texts& of_text) {
  instar::table made{.name = std::move(name),
                     .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true}}};
  for (const auto& each : of_text) made.columns.push_back({.name = each, .type = {.name = "text"}});
  return made;
}

testing::embedded_creations creations_with(const texts& columns_of_roles) {
  return {{instar::create_table{with_columns("roles", columns_of_roles)},
           instar::create_table{with_columns("people", {"name"})}},
          {{"1a0000000001", instar::execute{"INSERT INTO roles (id, label) VALUES (1, 'admin')", {}}},
           {"3a0000000003", instar::run{"add_guest"}}}};
}

const auto creations = creations_with({"label", "note"}), later_creations = creations_with({"name", "note"});
const chain shop{entries, 3, "shop", creations.data(), creations.size()};
const chain broken_shop{entries, 4, "shop", later_creations.data(), later_creations.size()};

template <class Database>
texts journal_of(const Database& database) {
  return rows_of(*database.connect(),
                 "SELECT chain, position, revision, digest, message, to_older_programs, migration FROM instar_journal"
                 " ORDER BY position");
}

/// What an upgrade tells its observer, a word each, with the steps.
texts told_of(connection& session, migration_options options = {}, std::string_view target = "heads") {
  texts told;
  options.observer = [&](const migration_event& event) {
    switch (event.what) {
      case migration_event::moment::begins: told.push_back("begins " + std::string(event.revision)); break;
      case migration_event::moment::creates: told.push_back("creates " + std::string(event.revision)); break;
      case migration_event::moment::step: told.emplace_back(event.description); break;
      case migration_event::moment::done: told.push_back("done " + std::string(event.revision)); break;
      case migration_event::moment::again:
      case migration_event::moment::progress: break;
    }
  };
  upgrade(session, shop, target, options);
  return told;
}

const texts at_once = {"creates 3a0000000003", "create table roles",
                       "create table people",  "execute `INSERT INTO roles (id, label) VALUES (1, 'admin')`",
                       "run add_guest",        "done 3a0000000003"};

}  // namespace

BOOST_AUTO_TEST_SUITE(new_databases)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_database_is_made_at_once_and_journalled_as_after_the_long_way, Database,
                              databases) {
  const Database quick, slow;
  const auto session = quick.connect(), other = slow.connect();
  BOOST_TEST(told_of(*session, {.arguments = {{"guest", "Ada"}}}) == at_once, boost::test_tools::per_element());
  const report done = upgrade(*other, shop, "heads", {.every_migration = true});
  BOOST_TEST(done.migrations.size() == 3u);
  BOOST_TEST(quick.schema() == slow.schema(), boost::test_tools::per_element());
  BOOST_TEST(journal_of(quick) == journal_of(slow), boost::test_tools::per_element());
  BOOST_TEST(rows_of(*session, "SELECT * FROM roles") == texts{"1,admin,NULL"});
  BOOST_TEST(rows_of(*session, "SELECT * FROM people") == texts{"1,Ada"});
  BOOST_TEST(rows_of(*other, "SELECT * FROM roles") == texts{"1,admin,from before"});
  BOOST_TEST(upgrade(*session, shop).migrations.empty());
  BOOST_TEST(downgrade(*session, shop, "base").migrations.size() == 3u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(many_migrations_are_journalled_in_their_order, Database, databases) {
  testing::embedded_migrations many("many");
  std::vector<operation> all;
  for (int i = 10; i != 35; ++i) {
    const auto number = std::to_string(i);
    migration_text text{.revision = "0000000000" + number, .message = "table's \\ \"" + number};
    if (i != 10) text.parents = {"0000000000" + std::to_string(i - 1)};
    text.upgrade = {
        instar::create_table{{.name = "t" + number, .columns = {{.name = "id", .type = {.name = "bigint"}}}}}};
    text.downgrade = {*reverse(text.upgrade.front())};
    all.push_back(text.upgrade.front());
    many.add(text);
  }
  many.create_by({all, {}});
  const Database quick, slow;
  upgrade(*quick.connect(), many.chain());
  upgrade(*slow.connect(), many.chain(), "heads", {.every_migration = true});
  BOOST_TEST(journal_of(quick).size() == 25u);
  BOOST_TEST(journal_of(quick) == journal_of(slow), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_report_is_that_of_the_long_way, Database, databases) {
  const Database quick, slow;
  const report one = upgrade(*quick.connect(), shop);
  const report other = upgrade(*slow.connect(), shop, "heads", {.every_migration = true});
  BOOST_TEST((one.migrations == other.migrations));
  BOOST_TEST(one.before.empty());
  BOOST_TEST(one.after == other.after);
}

/// A database that is new again in the middle of an upgrade.
BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_being_undone_is_undone_and_told_first, Database, databases) {
  const instar::create_table pots{with_columns("pots", {})};
  testing::embedded_migrations in_parts("in_parts");
  in_parts.add({.revision = "1b0000000001",
                .message = "pots",
                .upgrade = {pots},
                .downgrade = {instar::execute{"DELETE FROM pots", {}}, instar::commit_here{}, *reverse(pots)}});
  in_parts.add({.revision = "2b0000000002", .parents = {"1b0000000001"}, .message = "no more"});
  in_parts.create_by({{pots}, {}});
  const migrated undone{direction::down, "1b0000000001", "pots"}, first{direction::up, "1b0000000001", "pots"},
      second{direction::up, "2b0000000002", "no more"};
  for (const auto& [target, expected] : {std::pair("heads", std::vector{undone, first, second}),
                                         std::pair("1b0000000001", std::vector{undone, first})}) {
    const Database database;
    const auto session = database.connect();
    upgrade(*session, in_parts.chain());
    observed_connection observed(*session, [](std::size_t, std::string_view sql) {
      if (sql.starts_with("DROP TABLE")) throw error(error_code::database, "out of luck");
    });
    BOOST_CHECK_THROW(downgrade(observed, in_parts.chain(), "base"), error);
    bool at_once = false;
    const report done =
        upgrade(*session, in_parts.chain(), target,
                {.observer = [&](const auto& event) { at_once |= event.what == migration_event::moment::creates; }});
    BOOST_TEST(at_once == (expected.size() == 3));
    BOOST_TEST(done.before == texts{"1b0000000001"});
    BOOST_TEST((done.migrations == expected), target);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_a_new_database_on_its_way_to_the_heads_is_made_at_once, Database, databases) {
  const Database database;
  const auto session = database.connect();
  BOOST_TEST(told_of(*session, {}, "2a00").front() == "begins 1a0000000001");
  BOOST_TEST(told_of(*session).front() == "begins 3a0000000003");
  downgrade(*session, shop, "base");
  BOOST_TEST(told_of(*session, {.every_migration = true}).front() == "begins 1a0000000001");
  downgrade(*session, shop, "base");
  BOOST_TEST(told_of(*session) == at_once, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_a_chain_cannot_make_at_once_goes_through_every_migration, Database, databases) {
  const auto of_others = *std::ranges::find_if(std::span(creations.data(), creations.size()),
                                               [](const auto& one) { return one.dialect != Database::dialect; });
  const chain_creation empty{Database::dialect, {}, 0};
  for (const chain& elsewhere : {chain{entries, 3, "shop", &of_others, 1}, chain{entries, 3, "shop", &empty, 1},
                                 chain{entries, 2, "shop", creations.data(), creations.size()}}) {
    const Database database;
    const auto session = database.connect();
    bool at_once = false;
    upgrade(*session, elsewhere, "heads",
            {.observer = [&](const auto& event) { at_once |= event.what == migration_event::moment::creates; }});
    BOOST_TEST(!at_once);
    BOOST_TEST(journal_of(database).size() == elsewhere.size);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_chain_that_does_not_say_how_is_refused_before_anything_is_made, Database, databases) {
  const auto& whole = *std::ranges::find(std::span(creations.data(), creations.size()),
                                         std::string_view(Database::dialect), &chain_creation::dialect);
  const Database database;
  const auto session = database.connect();
  for (const auto& [creation, told] :
       {std::pair(chain_creation{Database::dialect, "CREATE TABLE people", 1},
                  "chain shop: the chain does not say how a new database is made"),
        std::pair(chain_creation{Database::dialect, whole.steps, whole.size + 1},
                  "chain shop: the chain does not say all of how a new database is made")})
    for (const bool is_planned : {true, false}) {
      const chain broken{entries, 3, "shop", &creation, 1};
      const error refused = error_of([&] {
        if (is_planned)
          static_cast<void>(plan(*session, broken));
        else
          upgrade(*session, broken);
      });
      BOOST_CHECK(refused.code() == error_code::malformed);
      BOOST_TEST(contains(refused.what(), told), refused.what());
      BOOST_TEST(contains(refused.what(), "build the program again"), refused.what());
    }
  BOOST_TEST(database.schema().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(foreign_keys_in_a_ring_are_made_at_once, Database, databases) {
  const auto key = [](std::string from, std::string to) {
    return instar::add_constraint{
        from, instar::foreign_key{
                  .name = "fk_" + from, .columns = {"id"}, .referenced_table = to, .referenced_columns = {"id"}}};
  };
  auto hen = with_columns("hen", {}), egg = with_columns("egg", {});
  for (auto* each : {&hen, &egg}) each->constraints.insert(instar::primary_key{"pk_" + each->name, {"id"}});
  const std::vector<operation> all = {instar::create_table{hen}, instar::create_table{egg}, key("hen", "egg"),
                                      key("egg", "hen")};
  testing::embedded_migrations ring("ring");
  ring.add({.revision = "000000000001", .message = "both", .upgrade = all});
  ring.add({.revision = "000000000002", .parents = {"000000000001"}, .message = "no more"});
  ring.create_by({all, {}});
  const Database quick, slow;
  upgrade(*quick.connect(), ring.chain());
  upgrade(*slow.connect(), ring.chain(), "heads", {.every_migration = true});
  BOOST_TEST(quick.schema() == slow.schema(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_rehearsal_leaves_nothing, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const auto told = told_of(*session, {.dry_run = true});
  BOOST_TEST(told.front() == "creates 3a0000000003");
  BOOST_TEST(database.schema().empty());
  BOOST_TEST(current(*session, shop).empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_plan_tells_what_an_upgrade_would_do, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const auto plans = plan(*session, shop);
  BOOST_TEST_REQUIRE(plans.size() == 1u);
  BOOST_TEST(plans.front().message == "all 3 migrations at once");
  BOOST_TEST(plans.front().steps.size() == 4u);
  BOOST_TEST(plan(*session, shop, "2a00").size() == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_needed_step_that_does_not_fit_the_head_says_so, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const error refused = error_of([&] { upgrade(*session, broken_shop); });
  BOOST_TEST(contains(refused.what(), "cannot apply migration 1a0000000001 \"roles\""), refused.what());
  BOOST_TEST(refused.facts().step == "3 of 4: execute `INSERT INTO roles (id, label) VALUES (1, 'admin')`");
  BOOST_TEST(refused.facts().state ==
             "all migrations were made at once, and rolled back whole; the database is at the base");
  BOOST_TEST(contains(refused.facts().remedy, "migrate upgrade --every-migration"));
  BOOST_TEST(!refused.database_changed());
  BOOST_TEST(database.schema().empty());
  upgrade(*session, broken_shop, "heads", {.every_migration = true});
  BOOST_TEST(rows_of(*session, "SELECT name FROM roles") == texts{"admin"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(stopped_at_any_statement_there_is_everything_or_nothing, Database, databases) {
  const Database undisturbed, database;
  upgrade(*undisturbed.connect(), shop);
  const auto session = database.connect();
  std::size_t n = 0;
  for (bool stopped = true; stopped; ++n) {
    observed_connection observed(*session, [n](std::size_t number, std::string_view) {
      if (number == n) throw error(error_code::database, "out of luck");
    });
    stopped = false;
    try {
      upgrade(observed, shop);
    } catch (const error&) {
      stopped = true;
    }
    BOOST_TEST_REQUIRE((database.schema().empty() || database.schema() == undisturbed.schema()));
  }
  BOOST_TEST(n > 10u);
  BOOST_TEST(journal_of(database) == journal_of(undisturbed), boost::test_tools::per_element());
  BOOST_TEST(rows_of(*session, "SELECT count(*) FROM people") == texts{"1"});
}

BOOST_AUTO_TEST_CASE(a_journal_that_takes_no_rows_is_told_of_without_the_migrations) {
  const sqlite_database database;
  const auto session = database.connect();
  ensure_journal(*session);
  change(*session, "CREATE TRIGGER full BEFORE INSERT ON instar_journal BEGIN SELECT RAISE(ABORT, 'no more'); END");
  const error refused = error_of([&] { upgrade(*session, shop); });
  BOOST_TEST(contains(refused.what(), "no more"), refused.what());
  BOOST_TEST(refused.statement() ==
             "INSERT INTO instar_journal (position, chain, revision, digest, message, to_older_programs, migration) "
             "VALUES ...");
}

BOOST_AUTO_TEST_CASE(the_command_says_which_way_it_goes) {
  const sqlite_database database;
  const driver drivers[] = {instar::sqlite};
  const auto said = [&](const texts& arguments) {
    std::ostringstream out, err;
    BOOST_TEST(migrate_command(arguments, shop, drivers, database.url(), out, err) == 0, err.str());
    return out.str();
  };
  BOOST_TEST(said({"upgrade"}) ==
             "create everything at once instead of by 3 migrations\nthe database is at 3a0000000003\n");
  said({"downgrade", "base"});
  BOOST_TEST(said({"plan"}).starts_with("upgrade 3a0000000003  all 3 migrations at once\n  create table roles\n"));
  BOOST_TEST(said({"upgrade", "--every-migration"}) ==
             "upgrade 1a0000000001  roles\nupgrade 2a0000000002  notes on roles\nupgrade 3a0000000003  people\n"
             "the database is at 3a0000000003\n");
}

BOOST_AUTO_TEST_SUITE_END()
