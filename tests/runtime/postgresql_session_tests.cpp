#include <boost/test/unit_test.hpp>
#include <pqxx/pqxx>

#include <instar/postgresql.hpp>
#include <instar/transaction.hpp>

#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

/// A database of which sessions are German and Western European by themselves.
class strange_database : public postgresql_database {
 public:
  strange_database() {
    for (const std::string setting : {"datestyle = German", "client_encoding = LATIN1"})
      change(*connect(),
             "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET " + setting + "', current_database()); END $$");
  }
};

texts date_and_letter(connection& session) {
  return {rows_of(session, "SELECT DATE '2026-11-21'").front(), rows_of(session, "SELECT chr(252)").front()};
}

void change_outside(connection& session, const std::string& sql) {
  transaction work(session, transaction_kind::none);
  work.execute(sql);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(postgresql_sessions)

BOOST_AUTO_TEST_CASE(dates_are_iso_and_texts_utf_8_whatever_the_database_has) {
  const strange_database database;
  BOOST_TEST(date_and_letter(*database.connect()) == (texts{"2026-11-21", "\u00fc"}));
}

BOOST_AUTO_TEST_CASE(a_session_that_replaces_a_broken_one_is_like_it) {
  const strange_database database;
  const auto session = database.connect();
  const auto pid = rows_of(*session, "SELECT pg_backend_pid()").front();
  change(*database.connect(), "SELECT pg_terminate_backend(" + pid + ", 10000)");
  for (const char* reason : {"it broke", "libpqxx lets go of it"})
    BOOST_TEST(error_of([&] { (void)rows_of(*session, "SELECT 1"); }).worth_retrying(), reason);
  BOOST_TEST(rows_of(*session, "SELECT pg_backend_pid()").front() != pid);
  BOOST_TEST(date_and_letter(*session) == (texts{"2026-11-21", "\u00fc"}));
}

BOOST_AUTO_TEST_CASE(a_wrapped_session_is_left_as_it_is) {
  const strange_database database;
  pqxx::connection mine(database.url());
  postgresql_connection session(mine);
  BOOST_TEST(date_and_letter(session) == (texts{"21.11.2026", "\xfc"}));
}

BOOST_AUTO_TEST_CASE(what_a_session_has_already_is_not_sent_to_the_server) {
  const postgresql_database database;
  const auto watching = database.connect();
  const auto session = database.connect();
  BOOST_TEST(rows_of(*watching,
                     "SELECT query FROM pg_stat_activity WHERE backend_type = 'client backend'"
                     " AND datname = current_database() AND pid <> pg_backend_pid()") == texts{""});
}

BOOST_AUTO_TEST_CASE(a_database_that_cannot_speak_utf_8_is_not_connected_to) {
  const postgresql_database database;
  const auto session = database.connect();
  const auto name = rows_of(*session, "SELECT current_database()").front();
  auto url = database.url();
  url.replace(url.find(name), name.size(), name + "_mule");
  change_outside(*session, "CREATE DATABASE " + name + "_mule ENCODING MULE_INTERNAL LOCALE 'C' TEMPLATE template0");
  const error refused = error_of([&] { (void)connect(url, {postgresql}); });
  change_outside(*session, "DROP DATABASE " + name + "_mule");
  BOOST_TEST(contains(refused.message(), "cannot connect to PostgreSQL: "), refused.what());
  BOOST_TEST(contains(refused.message(), "UTF8"), refused.what());
}

BOOST_AUTO_TEST_SUITE_END()
