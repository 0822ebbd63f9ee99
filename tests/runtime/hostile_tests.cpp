#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "runtime/error_of.hpp"
#include "runtime/hostile_chain.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

std::string only_value(connection& session) {
  transaction work(session);
  const auto found = work.execute("SELECT \"'\" FROM \"" + std::string(longest_name) + "\"");
  return std::get<std::string>(found.rows.at(0).at(0));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_input)

BOOST_AUTO_TEST_CASE_TEMPLATE(names_and_values_are_quoted_wherever_they_go, Database, databases) {
  BOOST_TEST(longest_name.size() == 63u);
  const Database database;
  const auto session = database.connect();
  upgrade(*session, hostile);
  BOOST_TEST(only_value(*session) == hostile_value);
  BOOST_TEST(current(*session, hostile) == texts{"h00000000002"});
  BOOST_TEST(rows_of(*session, "SELECT message FROM instar_journal ORDER BY position").front() ==
             "it's \"hostile\"; -- \\ \n\xF0\x9F\x98\x80 $1");
  downgrade(*session, hostile, "base");
  BOOST_TEST(database.schema().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_script_quotes_them_too, Database, databases) {
  const Database database;
  const auto session = database.connect();
  database.run_script(sql(hostile, session->dialect()));
  BOOST_TEST(only_value(*session) == hostile_value);
  BOOST_TEST(upgrade(*session, hostile).migrations.empty());
  downgrade(*session, {hostile.entries, 1, hostile.name}, "base");  // by what the script left in the journal
  BOOST_TEST(database.schema().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_nul_in_a_statement_is_refused_and_not_cut_off, Database, databases) {
  const Database database;
  const auto session = database.connect();
  transaction work(*session);
  const error refused = error_of([&] { work.execute(std::string_view("SELECT 1\0; DROP TABLE t", 23)); });
  BOOST_TEST(refused.message() == "a statement holds a NUL, behind its first 8 bytes");
}

BOOST_AUTO_TEST_CASE(a_nul_in_a_parameter_is_refused_and_not_cut_off) {
  const postgresql_database database;
  const auto session = database.connect();
  change(*session, "CREATE TABLE t (a text)");
  transaction work(*session);
  const error refused = error_of([&] { work.execute("INSERT INTO t VALUES ($1)", std::string("a\0b", 3)); });
  BOOST_TEST(contains(refused.message(), "a zero byte"), refused.what());
}

BOOST_AUTO_TEST_CASE(a_password_on_the_command_line_is_written_over) {
  for (const char* given : {"--url=postgresql://me:s3cr3t@nowhere.invalid/app?password=an0ther",
                            "--url=postgres://me:s3cr3t@nowhere.invalid/app"}) {
    std::string program = "app", word = "migrate", command = "current", url = given;
    char* arguments[] = {program.data(), word.data(), command.data(), url.data(), nullptr};
    constexpr driver drivers[] = {sqlite};
    BOOST_TEST(migrate_command(4, arguments, hostile, drivers).value_or(0) != 0);
    BOOST_TEST(!contains(url, "s3cr3t"), url);
    BOOST_TEST(!contains(url, "an0ther"), url);
    BOOST_TEST(contains(url, "//me:***@"), url);
  }
}

BOOST_AUTO_TEST_CASE(the_command_line_of_a_program_that_goes_on_is_left_alone) {
  const std::string given = "postgresql://me:s3cr3t@nowhere.invalid/app";
  std::string program = "app", word = "serve", url = given;
  char* arguments[] = {program.data(), word.data(), url.data(), nullptr};
  constexpr driver drivers[] = {sqlite};
  BOOST_TEST(!migrate_command(3, arguments, hostile, drivers).has_value());
  BOOST_TEST(url == given);
}

BOOST_AUTO_TEST_SUITE_END()
