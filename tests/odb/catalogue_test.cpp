// A database that instar makes from persistent classes is the database that ODB makes from them.

#include "odb/catalogue.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include <instar/migrate.hpp>

#include "generator/diff.hpp"
#include "generator/files.hpp"
#include "generator/odb/source.hpp"
#include "odb/odb_run.hpp"
#include "odb/samples.hpp"
#include "support/embedded_migrations.hpp"
#include "support/throws.hpp"

namespace instar::testing {
namespace {
namespace fs = std::filesystem;

using texts = std::vector<std::string>;

/// ODB's scripts, made to run: they do not create the schema that they put a table into, and SQLite has none.
std::string script_of(const std::vector<fs::path>& files, std::string_view dialect) {
  std::string text;
  for (const auto& file : files) text += generator::read_text(file);
  if (dialect == "postgresql") return (text.find("\"audit\"") == text.npos ? "" : "CREATE SCHEMA audit;\n") + text;
  return std::regex_replace(text, std::regex("(DROP|CREATE) TABLE [^;]*\"audit\"[^;]*;"), "");
}

/// Without the tables of other schemas, which SQLite has not.
model held_by(model schema, std::string_view dialect) {
  if (dialect == "sqlite")
    erase_if(schema.tables, [](const table& any) { return any.name.find('.') != std::string::npos; });
  return schema;
}

/// The migration that makes a schema from nothing.
embedded_migrations first_of(const model& schema) {
  embedded_migrations made("odb");
  made.add({.revision = "aaaa00000001", .message = "create", .upgrade = generator::diff({}, schema)});
  return made;
}

template <class Database>
void check_same(const texts& changelogs, const std::vector<fs::path>& scripts, const std::string& what) {
  BOOST_TEST_CONTEXT(what << " on " << Database::dialect) {
    const Database by_odb, by_instar;
    by_odb.run_script(script_of(scripts, Database::dialect));
    upgrade(*by_instar.connect(), first_of(held_by(declared_by(changelogs).schema, Database::dialect)).chain());
    const auto expected = catalogue(by_odb);
    BOOST_TEST(expected.size() > 10u);
    BOOST_TEST(catalogue(by_instar) == expected, boost::test_tools::per_element());
  }
}

void check_both(const texts& changelogs, const fs::path& pgsql, const fs::path& sqlite, const std::string& what) {
  check_same<test::postgresql_database>(changelogs, {pgsql}, what);
  check_same<test::sqlite_database>(changelogs, {sqlite}, what);
}

texts catalogue_of(const std::string& script) {
  const test::sqlite_database database;
  database.run_script(script);
  return catalogue(database);
}

BOOST_AUTO_TEST_SUITE(catalogues)

// What is compared below sees what there is to see.
BOOST_AUTO_TEST_CASE(two_databases_are_the_same_only_when_they_are) {
  const std::string script =
      "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, b TEXT DEFAULT 'x' COLLATE NOCASE CHECK (b > "
      "'A'), "
      "c INTEGER, CONSTRAINT fk FOREIGN KEY (c) REFERENCES t (a) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED); "
      "CREATE INDEX i ON t (b DESC) WHERE c > 0;";
  const auto expected = catalogue_of(script);
  const std::vector<std::pair<std::string, std::string>> edits = {{" NOT NULL", ""},
                                                                  {" AUTOINCREMENT", ""},
                                                                  {" TEXT", " CHAR"},
                                                                  {" DEFAULT 'x'", ""},
                                                                  {"'x'", "'X'"},
                                                                  {" COLLATE NOCASE", ""},
                                                                  {" CHECK (b > 'A')", ""},
                                                                  {"> 'A'", "> 'a'"},
                                                                  {" fk ", " key "},
                                                                  {"(c) REF", "(b) REF"},
                                                                  {" SET NULL", " CASCADE"},
                                                                  {" DEFERRABLE INITIALLY DEFERRED", ""},
                                                                  {" DESC", ""},
                                                                  {" WHERE c > 0", ""},
                                                                  {"INDEX i ", "INDEX j "},
                                                                  {"CREATE INDEX", "CREATE UNIQUE INDEX"},
                                                                  {"DEFERRED);", "DEFERRED) STRICT;"}};
  for (const auto& [from, to] : edits) {
    auto edited = script;
    edited.replace(edited.find(from), from.size(), to);
    BOOST_TEST((catalogue_of(edited) != expected), from);
  }
  // Nothing is said by the order of columns, by quotes and by names that ODB does not give.
  BOOST_TEST(
      catalogue_of("CREATE TABLE \"t\" (\"c\" INTEGER NULL, \"b\" TEXT COLLATE \"NOCASE\" DEFAULT 'x', "
                   "\"a\" INTEGER NOT NULL CONSTRAINT k PRIMARY KEY AUTOINCREMENT, CONSTRAINT d CHECK (\"b\" > 'A'), "
                   "CONSTRAINT \"fk\" FOREIGN KEY (\"c\") REFERENCES \"t\" (\"a\") ON DELETE SET NULL DEFERRABLE "
                   "INITIALLY DEFERRED); CREATE INDEX \"i\" ON \"t\" (\"b\" DESC) WHERE \"c\" > 0;") == expected,
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_sample_makes_the_same_database) {
  for (const std::string name : {"rich-v1", "rich-v2", "rich-v3", "ops-v1", "ops-v2", "ops-v3"}) {
    const auto pgsql = samples / "pgsql" / name, sqlite = samples / "sqlite" / name;
    check_both({pgsql.string() + ".xml", sqlite.string() + ".xml"}, pgsql.string() + ".sql", sqlite.string() + ".sql",
               name);
    check_same<test::postgresql_database>({pgsql.string() + ".xml"}, {pgsql.string() + ".sql"}, name + " alone");
    check_same<test::sqlite_database>({sqlite.string() + ".xml"}, {sqlite.string() + ".sql"}, name + " alone");
  }
}

/// What ODB's own evolution executes from version 1 to version 3.
std::vector<fs::path> evolution_of(const std::string& name, const std::string& database) {
  std::vector<fs::path> scripts;
  for (const auto* part : {"-v1", "-002-pre", "-002-post", "-003-pre", "-003-post"})
    scripts.push_back(samples / database / (name + part + ".sql"));
  return scripts;
}

BOOST_AUTO_TEST_CASE(a_database_that_odb_evolved_is_one_that_can_be_adopted) {
  for (const std::string name : {"rich", "ops"})
    check_same<test::postgresql_database>({samples / "pgsql" / (name + "-v3.xml")}, evolution_of(name, "pgsql"),
                                          name + " evolved");
}

// On SQLite ODB leaves a column that was deleted, so the database is not what the classes say.
BOOST_AUTO_TEST_CASE(what_odb_left_behind_is_named_before_it_is_lost) {
  const test::sqlite_database database;
  database.run_script(script_of(evolution_of("ops", "sqlite"), "sqlite"));
  const auto session = database.connect();
  const auto schema = declared_by({samples / "sqlite" / "ops-v3.xml"}).schema;
  auto made = first_of(schema);
  auto changed = *schema.find_table("person")->find_column("a");
  changed.type = {.name = "bigint"};
  made.add({.revision = "bbbb00000002",
            .parents = {"aaaa00000001"},
            .message = "a type",
            .upgrade = {alter_column{"person", *schema.find_table("person")->find_column("a"), changed}}});
  stamp(*session, made.chain(), {"aaaa00000001"});
  const auto before = catalogue(database);
  check_says(error_of([&] { upgrade(*session, made.chain()); }),
             "table person is not what the migrations made of it: it has `boss integer`, ");
  BOOST_TEST(catalogue(database) == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_hana_struct_makes_the_same_database) {
  const scratch_directory folder;
  fs::copy_file(samples / "hana_user.hpp", folder.path / "user.hpp");
  fs::copy_file(samples / "hana_user_odb.hxx", folder.path / "user_odb.hxx");
  const odb_run run(folder.path / "user.hpp",
                    "--odb-epilogue '#include \"" + (folder.path / "user_odb.hxx").string() + "\"'");
  check_both(run.changelogs(), run.sql("pgsql"), run.sql("sqlite"), "a struct of Hana's");
}

BOOST_AUTO_TEST_CASE(forty_classes_make_the_same_database) {
  const scratch_directory folder;
  const auto header = folder.path / "many.hxx";
  const auto command = "python3 '" INSTAR_TEST_ODB "/many_classes.py' 40 > '" + header.string() + "'";
  BOOST_REQUIRE(std::system(command.c_str()) == 0);
  const odb_run run(header);
  const auto schema = declared_by(run.changelogs()).schema;
  BOOST_TEST(schema.tables.size() > 60u);
  check_both(run.changelogs(), run.sql("pgsql"), run.sql("sqlite"), "forty classes");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::testing
