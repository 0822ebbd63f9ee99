// Three versions of persistent classes, whose rows are kept.

#include <boost/test/unit_test.hpp>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/migrate.hpp>

#include "generator/diff.hpp"
#include "generator/drift.hpp"
#include "generator/files.hpp"
#include "generator/odb/source.hpp"
#include "odb/catalogue.hpp"
#include "odb/odb_run.hpp"
#include "odb/samples.hpp"
#include "support/embedded_migrations.hpp"
#include "support/throws.hpp"

namespace instar::testing {
namespace {

using texts = std::vector<std::string>;

const odb_run& version(int number) {
  static std::map<int, odb_run> runs;
  const auto header = INSTAR_TEST_ODB "/evolution.hxx";
  return runs.try_emplace(number, header, "-DVERSION=" + std::to_string(number)).first->second;
}

model schema_of(int number) { return declared_by(version(number).changelogs()).schema; }

/// What a revision would hold, with what has to be said for it.
std::vector<operation> change(int from, int to, const texts& renamed, const texts& dropped) {
  generator::request asked;
  asked.renamed = renamed;
  asked.dropped = dropped;
  const auto before = schema_of(from);
  auto found = generator::find_drift(before, {schema_of(to), {}}, asked);
  for (const auto& one : found.refusals) BOOST_ERROR(one.where + ": " + one.text);
  return std::move(found.operations);
}

migration_text migration_to(int number, std::vector<operation> upgrade) {
  migration_text text{.revision = "aaaa0000000" + std::to_string(number), .message = "a version"};
  if (number > 1) text.parents = {"aaaa0000000" + std::to_string(number - 1)};
  for (auto one = upgrade.rbegin(); one != upgrade.rend(); ++one) text.downgrade.push_back(reverse(*one).value());
  text.upgrade = std::move(upgrade);
  return text;
}

const embedded_migrations& all_versions() {
  static const auto all = [] {
    embedded_migrations made("evolution");
    made.add(migration_to(1, generator::diff({}, schema_of(1))));
    made.add(migration_to(
        2, change(1, 2, {"entry=posting", "entry_labels=posting_labels", "account.name=account.title"}, {})));
    made.add(migration_to(3, change(2, 3, {}, {"account.fax"})));
    return made;
  }();
  return all;
}

/// A sequence keeps the name that it had when its table was made.
texts with_names_of_now(texts lines) {
  for (auto& line : lines) line = std::regex_replace(line, std::regex("entry_id_seq"), "posting_id_seq");
  return lines;
}

void fill(connection& session) {
  test::change(session, "INSERT INTO account (number, name, fax) VALUES (7, 'first', '0'), (8, 'second', '1')");
  test::change(session,
               "INSERT INTO entry (owner, amount, remark, day) VALUES (1, 100, NULL, 'Monday'), "
               "(2, 250, 'late', 'Friday')");
  test::change(session, "INSERT INTO entry_labels (object_id, \"index\", value) VALUES (1, 0, 'a'), (1, 1, 'b')");
}

template <class Database>
std::string script_of(int number) {
  return generator::read_text(version(number).sql(Database::dialect == std::string("sqlite") ? "sqlite" : "pgsql"));
}

template <class Database>
texts catalogue_of(int number) {
  const Database fresh;
  fresh.run_script(script_of<Database>(number));
  return catalogue(fresh);
}

/// From a database that holds version 1 with rows, to version 3 and back.
template <class Database>
void evolve(const Database& database) {
  const auto session = database.connect();
  const auto rows = [&](const std::string& sql) { return test::rows_of(*session, sql); };
  fill(*session);
  // The remark that is missing could not become `not null`: somebody has to say what it is.
  upgrade(*session, all_versions().chain(), "aaaa00000002");
  BOOST_TEST(with_names_of_now(catalogue(database)) == catalogue_of<Database>(2), boost::test_tools::per_element());
  test::change(*session, "UPDATE posting SET remark = 'none' WHERE remark IS NULL");
  upgrade(*session, all_versions().chain());
  BOOST_TEST(with_names_of_now(catalogue(database)) == catalogue_of<Database>(3), boost::test_tools::per_element());

  BOOST_TEST((rows("SELECT id, number, title, status FROM account ORDER BY id") ==
              texts{"1,7,first,open", "2,8,second,open"}));
  BOOST_TEST((rows("SELECT id, owner, CAST(amount AS integer), remark, day FROM posting ORDER BY id") ==
              texts{"1,1,100,none,Monday", "2,2,250,late,Friday"}));
  BOOST_TEST((rows("SELECT object_id, \"index\", value FROM posting_labels ORDER BY 2") == texts{"1,0,a", "1,1,b"}));
  test::change(*session, "INSERT INTO account (number, title) VALUES (9, 'third')");
  BOOST_TEST((rows("SELECT id, status FROM account WHERE number = 9") == texts{"3,new"}));

  downgrade(*session, all_versions().chain(), "aaaa00000001");
  BOOST_TEST(catalogue(database) == catalogue_of<Database>(1), boost::test_tools::per_element());
  BOOST_TEST(
      (rows("SELECT id, number, name FROM account ORDER BY id") == texts{"1,7,first", "2,8,second", "3,9,third"}));
}

BOOST_AUTO_TEST_SUITE(evolution)

BOOST_AUTO_TEST_CASE_TEMPLATE(rows_are_kept_through_three_versions, Database, test::databases) {
  const Database database;
  upgrade(*database.connect(), all_versions().chain(), "aaaa00000001");
  evolve(database);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_that_odb_made_is_adopted_as_it_is, Database, test::databases) {
  const Database database;
  database.run_script(script_of<Database>(1));
  const auto session = database.connect();
  test::change(*session, "UPDATE schema_version SET version = 3");
  const auto before = database.schema();
  const auto refusal = error_of([&] { upgrade(*session, all_versions().chain()); });
  BOOST_TEST((refusal.code() == error_code::history_diverged));
  BOOST_TEST(!refusal.database_changed());
  check_says(refusal,
             "ODB keeps this database, at version 3 by its table schema_version, and has made the table account");
  check_says(refusal, "migrate stamp aaaa00000001");
  BOOST_TEST((database.schema() == before));

  stamp(*session, all_versions().chain(), {"aaaa00000001"});
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, all_versions().chain()));
  evolve(database);
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, all_versions().chain()));
  BOOST_TEST((test::rows_of(*session, "SELECT version FROM schema_version") == texts{"3"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_is_not_adopted_while_odb_migrates_it, Database, test::databases) {
  const Database database;
  database.run_script(script_of<Database>(1));
  const auto session = database.connect();
  test::change(*session, "UPDATE schema_version SET migration = (1 = 1)");
  const auto before = database.schema();
  for (const auto& refusal : {error_of([&] { upgrade(*session, all_versions().chain()); }),
                              error_of([&] { stamp(*session, all_versions().chain(), {"aaaa00000001"}); })})
    check_says(refusal, "and is in the middle of a migration of its own");
  BOOST_TEST((database.schema() == before));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(odb_may_call_its_table_otherwise, Database, test::databases) {
  const Database database;
  database.run_script(std::regex_replace(script_of<Database>(1), std::regex("schema_version"), "book_keeping"));
  const auto session = database.connect();
  check_says(error_of([&] { upgrade(*session, all_versions().chain()); }), "at version 1 by its table book_keeping");
  stamp(*session, all_versions().chain(), {"aaaa00000001"});
  BOOST_CHECK_NO_THROW(expect_no_drift(*session, all_versions().chain()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_odb_keeps_beside_is_no_concern, Database, test::databases) {
  const Database database;
  database.run_script(script_of<Database>(1));
  const auto session = database.connect();
  embedded_migrations made("another");
  made.add({.revision = "bbbb00000001",
            .message = "a table of ours",
            .upgrade = {create_table{{.name = "notes", .columns = {{.name = "text", .type = {"text"}}}}}}});
  upgrade(*session, made.chain());
  BOOST_TEST((test::rows_of(*session, "SELECT count(*) FROM notes") == texts{"0"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_table_of_the_same_name_is_not_taken_for_odbs, Database, test::databases) {
  const Database database;
  const auto session = database.connect();
  test::change(*session, "CREATE TABLE schema_version (version integer, description text)");
  test::change(*session, "CREATE TABLE account (id integer)");
  const auto refusal = error_of([&] { upgrade(*session, all_versions().chain()); });
  BOOST_TEST(std::string(refusal.what()).find("ODB") == std::string::npos, refusal.what());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::testing
