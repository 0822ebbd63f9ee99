/// Programs of several ages on one database.

#include <boost/test/unit_test.hpp>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/observed_connection.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

/// The five migrations over tasks, of which these last ones are recorded as harmless.
struct newer_program {
  explicit newer_program(std::size_t harmless) {
    for (std::size_t i = entries.size() - harmless; i != entries.size(); ++i)
      entries[i].harmless_to_older_programs = true;
  }
  [[nodiscard]] instar::chain chain() const { return {entries.data(), entries.size(), tasks.name}; }

  std::array<chain_entry, 5> entries = task_entries;
};

/// The migrations of these tests have short ones.
void give_real_digests(connection& session) {
  change(session,
         "UPDATE instar_journal SET digest = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' "
         "WHERE position > 3");
}

const texts newest = {"4444dddd0004", "4444ffff0005"};

}  // namespace

BOOST_AUTO_TEST_SUITE(versions)

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_program_goes_on_where_what_is_newer_does_it_no_harm, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const newer_program newer(2);
  upgrade(*session, newer.chain());
  observed_connection observed(*session);
  const auto done = upgrade(observed, older_tasks);
  BOOST_TEST(done.migrations.empty());
  BOOST_TEST(done.after == texts{"3333cccc0003"});
  BOOST_TEST(done.newer == newest);
  for (const auto& sql : observed.sent()) BOOST_TEST(sql != "LOCK");
  const auto stands = standing_of(*session, older_tasks);
  BOOST_TEST(stands.at_heads());
  BOOST_TEST(stands.newer == newest);
  BOOST_TEST(current(*session, older_tasks) == texts{"3333cccc0003"});
  BOOST_TEST(plan(*session, older_tasks).empty());
  BOOST_TEST(upgrade(*session, newer.chain()).newer.empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_program_says_at_its_start_that_the_database_is_newer, Database, databases) {
  const Database database;
  upgrade(*database.connect(), newer_program(2).chain());
  std::ostringstream out, err;
  constexpr driver drivers[] = {sqlite, postgresql};
  for (const char* command : {"upgrade", "current", "check"}) {
    out.str("");
    const texts arguments = {command};
    BOOST_TEST(migrate_command(arguments, older_tasks, drivers, database.url(), out, err) == 0, err.str());
    BOOST_TEST(contains(out.str(),
                        "it is newer than this program: 4444dddd0004, 4444ffff0005 were applied by a newer "
                        "one, and recorded as harmless to older programs\n"),
               out.str());
  }
  out.str("");
  const texts arguments = {"check", "--json"};
  BOOST_TEST(migrate_command(arguments, older_tasks, drivers, database.url(), out, err) == 0);
  BOOST_TEST(contains(out.str(), R"("newer": ["4444dddd0004", "4444ffff0005"])"), out.str());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_newer_migration_that_may_do_harm_is_enough_to_refuse, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, newer_program(1).chain());
  const error refused = error_of([&] { upgrade(*session, older_tasks); });
  BOOST_CHECK(refused.code() == error_code::newer_database);
  BOOST_TEST(contains(refused.message(), "4444dddd0004 is not recorded as harmless to older programs"));
  BOOST_TEST(contains(refused.facts().remedy,
                      "which this program can do as well where the journal holds the way: "
                      "migrate downgrade 3333cccc0003"));
  BOOST_TEST(refused.facts().state == "nothing was changed");
  BOOST_CHECK(error_of([&] { std::ignore = plan(*session, older_tasks); }).code() == error_code::newer_database);
}

/// The trunk and the branch on the right; somebody else has applied the branch on the left.
BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_program_with_something_to_do_is_refused, Database, databases) {
  const Database database;
  const auto session = database.connect();
  std::vector<chain_entry> entries(branches.begin(), branches.end());
  entries[3].harmless_to_older_programs = true;
  upgrade(*session, {entries.data(), 4, branches.name}, "1e0000000000");
  const chain_entry right[] = {entries[0], entries[2]};
  const chain older{right, 2, branches.name};
  for (const error& refused :
       {error_of([&] { upgrade(*session, older); }), error_of([&] { std::ignore = standing_of(*session, older); }),
        error_of([&] { std::ignore = plan(*session, older); })}) {
    BOOST_CHECK(refused.code() == error_code::newer_database);
    BOOST_TEST(contains(refused.message(), "1e0000000000"), refused.what());
    BOOST_TEST(contains(refused.message(), "this program has something to do there"), refused.what());
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_program_takes_a_newer_database_back, Database, databases) {
  for (const std::size_t harmless : {0, 2}) {
    const Database undisturbed, database;
    upgrade(*undisturbed.connect(), older_tasks);
    const auto session = database.connect();
    upgrade(*session, newer_program(harmless).chain());
    give_real_digests(*session);
    const auto planned = plan(*session, older_tasks, "3333");
    BOOST_REQUIRE(planned.size() == 2u);
    BOOST_TEST(planned.front().revision == "4444ffff0005");
    BOOST_CHECK(planned.front().way == direction::down);
    const auto done = downgrade(*session, older_tasks, "3333");
    BOOST_TEST(done.after == texts{"3333cccc0003"});
    BOOST_REQUIRE(done.migrations.size() == 2u);
    BOOST_TEST((done.migrations.front() == migrated{direction::down, "4444ffff0005", "tags"}));
    BOOST_TEST(database.schema() == undisturbed.schema(), boost::test_tools::per_element());
    BOOST_TEST(upgrade(*session, older_tasks).migrations.empty());
    BOOST_TEST(upgrade(*session, tasks).migrations.size() == 2u);
    BOOST_TEST(downgrade(*session, older_tasks, "base").migrations.size() == 5u);
    BOOST_TEST(database.schema().empty());
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_older_program_knows_what_newer_migrations_have_made, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, newer_program(2).chain());
  give_real_digests(*session);
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, older_tasks));
  change(*session, "CREATE TABLE strays (id integer)");
  const error differs = error_of([&] { expect_no_drift(*session, older_tasks); });
  BOOST_CHECK(differs.code() == error_code::differs);
  BOOST_TEST(contains(differs.message(), "\n+ table strays\n"), differs.what());
}

/// A function that only the newer program has makes no part of the schema.
BOOST_AUTO_TEST_CASE_TEMPLATE(what_the_journal_does_not_tell_is_not_compared, Database, databases) {
  const chain older{notes.entries, 1, notes.name};
  const Database database;
  const auto session = database.connect();
  upgrade(*session, notes);
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, older));
  for (const auto& [edit, told] :
       {std::pair("digest = digest || '0123456789abcdef0123456789abcdef0123456789abcdef012345678'",
                  "its digest is longer than one of SHA-256"),
        std::pair("digest = 'digest-b', migration = 'instar migration 2'", "the text is cut off"),
        std::pair("migration = NULL", "that is no more than its name")}) {
    change(*session, std::string("UPDATE instar_journal SET ") + edit + " WHERE position = 2");
    const error refused = error_of([&] { expect_no_drift(*session, older); });
    BOOST_CHECK(refused.code() == error_code::newer_database);
    BOOST_TEST(contains(refused.message(), "this program cannot tell what the newer migration aaaa00000002 has made"),
               refused.what());
    BOOST_TEST(contains(refused.message(), told), refused.what());
    BOOST_TEST(refused.facts().state == "nothing was changed");
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_way_down_that_only_the_newer_program_has_is_refused_before_anything_runs, Database,
                              databases) {
  struct obstacle {
    const char* sql;
    error_code code;
    const char* told;
  };
  const chain older{notes.entries, 1, notes.name};
  for (const obstacle& each :
       {obstacle{"SELECT 1", error_code::newer_database, "its way down runs the function down"},
        obstacle{"UPDATE instar_journal SET migration = 'instar migration 2' WHERE position = 2",
                 error_code::newer_database, "cannot take the newer migration aaaa00000002 back"},
        obstacle{"UPDATE instar_journal SET digest = '"
                 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0' WHERE position = 2",
                 error_code::newer_database, "its digest is longer than one of SHA-256"},
        obstacle{"UPDATE instar_journal SET migration = NULL", error_code::newer_database,
                 "the database is newer than this program"}}) {
    const Database database;
    const auto session = database.connect();
    upgrade(*session, notes);
    change(*session, each.sql);
    const auto before = rows_of(*session, "SELECT * FROM instar_journal");
    const error refused = error_of([&] { downgrade(*session, older, "base"); });
    BOOST_CHECK(refused.code() == each.code);
    BOOST_TEST(contains(refused.message(), each.told), refused.what());
    BOOST_TEST(contains(refused.facts().remedy, "newer program"), refused.what());
    BOOST_TEST(refused.facts().state == "nothing was changed");
    BOOST_TEST(rows_of(*session, "SELECT * FROM instar_journal") == before);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_leaves_the_way_down_in_the_journal_too, Database, databases) {
  const Database database;
  const auto session = database.connect();
  database.run_script(sql(newer_program(2).chain(), session->dialect()));
  BOOST_TEST(upgrade(*session, older_tasks).newer == newest);
  BOOST_TEST(downgrade(*session, older_tasks, "base").migrations.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()
