/// What a program reads of an error.

#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migration_lock.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/command_answer.hpp"
#include "runtime/parts_chain.hpp"
#include "runtime/presenter.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using boost::property_tree::ptree;

namespace {

ptree error_in(const std::string& line) {
  std::istringstream json(line);
  ptree read;
  boost::property_tree::read_json(json, read);
  return read.get_child("error");
}

/// Of the error with which the command ends.
template <class Database>
std::string code_of(const Database& database, const chain& embedded, std::vector<std::string> arguments) {
  arguments.emplace_back("--json");
  const answer refused = answer_of(arguments, database.url(), embedded);
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.out == "");
  return error_in(refused.err).get<std::string>("code");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(errors_for_programs)

BOOST_AUTO_TEST_CASE(every_code_has_its_word) {
  const std::pair<error_code, std::string> words[] = {{error_code::usage, "usage"},
                                                      {error_code::file, "file"},
                                                      {error_code::malformed, "malformed"},
                                                      {error_code::not_applicable, "not_applicable"},
                                                      {error_code::irreversible, "irreversible"},
                                                      {error_code::unsupported, "unsupported"},
                                                      {error_code::differs, "differs"},
                                                      {error_code::unreviewed, "unreviewed"},
                                                      {error_code::unknown_revision, "unknown_revision"},
                                                      {error_code::history_diverged, "history_diverged"},
                                                      {error_code::newer_database, "newer_database"},
                                                      {error_code::locked, "locked"},
                                                      {error_code::database, "database"}};
  for (const auto& [code, word] : words) {
    std::ostringstream out, err;
    json_presenter(out)->failed(error(code, "no"), err);
    BOOST_TEST(error_in(err.str()).get<std::string>("code") == word);
    BOOST_TEST(out.str() == "");
  }
}

BOOST_AUTO_TEST_CASE(every_fact_has_its_member) {
  std::ostringstream out, err;
  json_presenter(out)->failed(error(error_code::unreviewed, "it \"failed\"",
                                    {.where = "a file",
                                     .migration = "m",
                                     .step = "1 of 2",
                                     .statement = "SELECT 1",
                                     .native_code = "42P01",
                                     .state = "as before",
                                     .remedy = "look",
                                     .database_changed = true}),
                              err);
  BOOST_TEST(err.str() ==
             "{\"error\": {\"code\": \"unreviewed\", \"message\": \"it \\\"failed\\\"\", \"where\": \"a file\", "
             "\"migration\": \"m\", \"step\": \"1 of 2\", \"statement\": \"SELECT 1\", \"native_code\": \"42P01\", "
             "\"state\": \"as before\", \"remedy\": \"look\", \"database_changed\": true, \"worth_retrying\": false, "
             "\"exit_code\": 4}}\n");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_command_tells_by_a_word_what_was_refused, Database, databases) {
  const Database database, other_database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  BOOST_TEST(code_of(database, tasks, {"upgrade", "nowhere"}) == "unknown_revision");
  BOOST_TEST(code_of(database, edited_tasks, {"upgrade"}) == "history_diverged");
  BOOST_TEST(code_of(database, older_tasks, {"upgrade"}) == "newer_database");
  BOOST_TEST(code_of(database, failing, {"upgrade"}) == "database");
  upgrade(*session, one_way);
  BOOST_TEST(code_of(database, one_way, {"downgrade", "base"}) == "irreversible");
  upgrade(*other_database.connect(), lending_parts, "+1");
  BOOST_TEST(code_of(other_database, lending_parts, {"upgrade", "--dry-run"}) == "unsupported");
  {
    const auto other = database.connect();
    const migration_lock lock(*other, migration_lock::whole_database, std::chrono::milliseconds(0));
    const transaction work(*other, transaction_kind::schema_change);
    BOOST_TEST(code_of(database, tasks, {"downgrade", "base", "--lock-wait", "0.01"}) == "locked");
  }
  change(*session, "UPDATE instar_journal SET state = 'gone' WHERE position = 1");
  BOOST_TEST(code_of(database, tasks, {"upgrade"}) == "malformed");
}

BOOST_AUTO_TEST_SUITE_END()
