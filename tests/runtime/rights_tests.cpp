/// What the roles of PostgreSQL need: one that owns the schema and migrates, one for the application.

#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/postgresql.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/parts_chain.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;

namespace {

/// The roles of docs/how-to/migrate-with-few-rights.md, and a schema that one of them owns.
struct two_roles {
  two_roles() {
    const auto session = database.connect();
    for (const char* role : {"instar_owner", "instar_application"})
      change(*session, "DO $$ BEGIN CREATE ROLE " + std::string(role) +
                           " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    for (const char* sql :
         {"REVOKE ALL ON SCHEMA public FROM PUBLIC", "CREATE SCHEMA app AUTHORIZATION instar_owner",
          "GRANT USAGE ON SCHEMA app TO instar_application",
          "ALTER DEFAULT PRIVILEGES FOR ROLE instar_owner IN SCHEMA app GRANT SELECT, INSERT, UPDATE, "
          "DELETE ON TABLES TO instar_application",
          "ALTER DEFAULT PRIVILEGES FOR ROLE instar_owner IN SCHEMA app GRANT USAGE ON SEQUENCES TO "
          "instar_application"})
      change(*session, sql);
  }

  [[nodiscard]] std::unique_ptr<connection> connect_as(const std::string& role) const {
    auto url = database.url();
    url.replace(url.find("user=postgres"), 13, "user=" + role);
    auto session = instar::connect(url, {postgresql});
    change(*session, "SET search_path = app");
    return session;
  }

  postgresql_database database;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rights, two_roles)

BOOST_AUTO_TEST_CASE(an_owner_of_the_schema_migrates_both_ways) {
  const auto owner = connect_as("instar_owner");
  BOOST_TEST(upgrade(*owner, tasks).migrations.size() == 5u);
  BOOST_TEST(upgrade(*owner, parts).migrations.size() == 2u);  // an index is built while others write
  BOOST_TEST(compare_live(*owner, tasks, {.schemas = {"app"}}).unheld.empty());
  BOOST_TEST(downgrade(*owner, parts, "base").migrations.size() == 2u);
  BOOST_TEST(downgrade(*owner, tasks, "base").migrations.size() == 5u);
}

BOOST_AUTO_TEST_CASE(an_application_starts_and_writes_but_does_not_migrate) {
  const auto owner = connect_as("instar_owner");
  upgrade(*owner, tasks, "2222");
  change(*owner, "REVOKE INSERT, UPDATE, DELETE ON instar_journal FROM instar_application");
  const auto application = connect_as("instar_application");
  const error refused = error_of([&] { upgrade(*application, tasks); });
  BOOST_TEST(refused.native_code() == "42501");
  BOOST_TEST(refused.facts().remedy == "connect as a role that may do this, or grant it to this one");
  BOOST_TEST(!refused.database_changed());
  BOOST_TEST(current(*owner, tasks) == std::vector<std::string>{"2222bbbb0002"});

  upgrade(*owner, tasks);
  BOOST_TEST(upgrade(*application, tasks).migrations.empty());
  change(*application, "INSERT INTO tasks (title) VALUES ('feed the cat')");
  BOOST_TEST(error_of([&] { change(*application, "DELETE FROM instar_journal"); }).native_code() == "42501");
  BOOST_TEST(error_of([&] { change(*application, "DROP TABLE tasks"); }).native_code() == "42501");
}

BOOST_AUTO_TEST_SUITE_END()
