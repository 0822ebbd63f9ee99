// Tables in which a tool keeps account of what it did to a schema are no part of the schema.

#include <boost/test/unit_test.hpp>

#include <instar/comparison.hpp>
#include <instar/introspection.hpp>
#include <instar/snapshot.hpp>

#include "runtime/scratch_database.hpp"

namespace instar::test {
namespace {

/// What ODB makes on a database, under a name.
template <class Database>
std::string versions_of_odb(const std::string& name) {
  const bool sqlite = Database::dialect == std::string("sqlite");
  return "CREATE TABLE " + name + " (\"name\" TEXT NOT NULL PRIMARY KEY, \"version\" " +
         (sqlite ? "INTEGER NOT NULL, \"migration\" INTEGER" : "BIGINT NOT NULL, \"migration\" BOOLEAN") + " NOT NULL)";
}

std::vector<std::string> names_in(const introspected& found) {
  std::vector<std::string> names;
  for (const auto& any : found.schema.tables) names.push_back(any.name);
  return names;
}

std::string told_by(const std::vector<finding>& all) {
  std::string text;
  for (const auto& any : all) text += any.where + ": " + any.text + "\n";
  return text;
}

using names = std::vector<std::string>;

constexpr const char* notes = "instar snapshot 1\n\ntable notes\n  column id bigint\n\nend\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(ledgers)

BOOST_AUTO_TEST_CASE_TEMPLATE(those_of_odb_alembic_and_our_own_are_left_out, Database, databases) {
  const Database database, other;
  database.run_script(versions_of_odb<Database>("schema_version") +
                      "; CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                      "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)); "
                      "CREATE TABLE instar_journal (chain text); CREATE INDEX ix_journal ON instar_journal (chain); "
                      "CREATE TABLE notes (id bigint)");
  other.run_script("CREATE TABLE notes (id bigint)");
  const auto session = database.connect(), another = other.connect();
  const auto found = introspect(*session);
  BOOST_TEST((names_in(found) == names{"notes"}));
  BOOST_TEST(told_by(found.findings) == "");
  const auto with_model = compare_live(*session, found.schema);
  BOOST_TEST(compare(with_model.declared, with_model.live) == "");
  const auto with_database = compare_live(*another, *session);
  BOOST_TEST(compare(with_database.declared, with_database.live) == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_table_of_the_name_with_another_shape_is_the_users, Database, databases) {
  for (const std::string own :
       {"CREATE TABLE schema_version (version integer, description text)",
        "CREATE TABLE schema_version (name text NOT NULL PRIMARY KEY, version bigint NOT NULL)",
        "CREATE TABLE schema_version (name text NOT NULL PRIMARY KEY, version bigint NOT NULL, migration bigint)",
        "CREATE TABLE schema_version (name text NOT NULL, version bigint NOT NULL, migration bigint NOT NULL)",
        "CREATE TABLE schema_version (name text NOT NULL PRIMARY KEY, version bigint NOT NULL, migration bigint NOT "
        "NULL, by_whom text)"}) {
    const Database database;
    database.run_script(own + "; CREATE TABLE notes (id bigint)");
    const auto session = database.connect();
    BOOST_TEST((names_in(introspect(*session)) == names{"notes", "schema_version"}), own);
    const auto both = compare_live(*session, read_snapshot(notes, "declared"));
    BOOST_TEST(compare(both.declared, both.live).find("+ table schema_version") == 0u, own);
  }
  const Database database;
  database.run_script("CREATE TABLE alembic_version (version_num VARCHAR(32), remark text)");
  BOOST_TEST((names_in(introspect(*database.connect())) == names{"alembic_version"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_is_declared_is_compared_whatever_it_looks_like, Database, databases) {
  const Database with, without;
  with.run_script(versions_of_odb<Database>("schema_version"));
  const auto there = with.connect(), missing = without.connect();
  const auto declared = read_snapshot(
      "instar snapshot 1\n\ntable schema_version\n  column name text not null\n  column version bigint not null\n  "
      "column migration boolean not null\n  primary key schema_version_pkey (name)\n\nend\n",
      "declared");
  const auto both = compare_live(*there, declared);
  BOOST_TEST(both.live.tables.contains("schema_version"));
  const auto neither = compare_live(*missing, declared);
  BOOST_TEST(compare(neither.declared, neither.live) == "- table schema_version\n");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(under_another_name_it_is_left_out_and_told, Database, databases) {
  const Database database;
  database.run_script(versions_of_odb<Database>("library_versions"));
  const auto found = introspect(*database.connect());
  BOOST_TEST(names_in(found).empty());
  BOOST_TEST(told_by(found.findings) ==
             "library_versions: ODB counts the versions of its own schemas in such a table, so it is left out\n");
}

BOOST_AUTO_TEST_CASE(so_it_is_in_another_schema_of_postgresql) {
  const postgresql_database database;
  database.run_script("CREATE SCHEMA app; CREATE TABLE app.notes (id bigint); " +
                      versions_of_odb<postgresql_database>("app.schema_version"));
  const auto session = database.connect();
  const auto found = introspect(*session);
  BOOST_TEST((names_in(found) == names{"app.notes"}));
  BOOST_TEST(told_by(found.findings) == "");
  const auto both = compare_live(*session, found.schema);
  BOOST_TEST(compare(both.declared, both.live) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace instar::test
