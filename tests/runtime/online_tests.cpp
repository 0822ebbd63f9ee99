#include <boost/test/unit_test.hpp>

#include "runtime/error_of.hpp"
#include "runtime/parts_runs.hpp"

using namespace instar;
using namespace instar::test;

namespace {

/// A process that is killed when it is about to send the n-th statement that begins like this.
template <class Database>
void kill_before(const Database& database, const std::string& beginning) {
  const auto end = in_a_process([&] {
    go_up_online(*database.connect(), [&](std::size_t, std::string_view sql) {
      if (sql.starts_with(beginning)) _exit(9);
    });
  });
  BOOST_REQUIRE(end.code == 9);
}

texts built_on(connection& session) {
  observed_connection observed(session);
  upgrade(observed, online);
  texts built;
  for (const auto& sql : observed.sent())
    if (sql.starts_with("CREATE ")) built.push_back(sql.substr(0, sql.find(" ON ")));
  return built;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(while_others_write)

BOOST_AUTO_TEST_CASE(an_index_that_is_whole_is_adopted) {
  const postgresql_database database;
  start(database);
  kill_before(database, "CREATE UNIQUE INDEX");
  const auto session = database.connect();
  change(*session, "CREATE UNIQUE INDEX ux_notes_text ON notes (text)");
  BOOST_TEST(built_on(*session) == texts{"CREATE INDEX CONCURRENTLY \"ix_notes_lower\""});
}

BOOST_AUTO_TEST_CASE(an_index_of_the_name_that_is_another_is_built_anew) {
  for (const char* other :
       {"CREATE INDEX ux_notes_text ON notes (text)", "CREATE UNIQUE INDEX ux_notes_text ON notes (id)",
        "CREATE UNIQUE INDEX ux_notes_text ON notes (text DESC)",
        "CREATE UNIQUE INDEX ux_notes_text ON notes (text text_pattern_ops)",
        "CREATE UNIQUE INDEX ux_notes_text ON notes (text) INCLUDE (id)",
        "CREATE UNIQUE INDEX ux_notes_text ON notes (text) WHERE id > 3",
        "CREATE UNIQUE INDEX ux_notes_text ON notes (lower(text))"}) {
    const postgresql_database database;
    start(database);
    kill_before(database, "CREATE UNIQUE INDEX");
    const auto session = database.connect();
    change(*session, other);
    BOOST_TEST(built_on(*session) == (texts{"CREATE UNIQUE INDEX CONCURRENTLY \"ux_notes_text\"",
                                            "CREATE INDEX CONCURRENTLY \"ix_notes_lower\""}));
  }
}

BOOST_AUTO_TEST_CASE(an_invalid_index_is_not_left_behind) {
  const postgresql_database database;
  start(database);
  const auto session = database.connect();
  change(*session, "INSERT INTO notes VALUES (20, 'One')");
  const auto invalid = [&] { return rows_of(*session, "SELECT 1 FROM pg_index WHERE NOT indisvalid").size(); };
  const error refused = error_of([&] { upgrade(*session, online); });
  BOOST_TEST(refused.native_code() == "23505");
  BOOST_TEST(invalid() == 0u);

  kill_before(database, "CREATE UNIQUE INDEX");
  BOOST_CHECK_THROW(database.run_script("CREATE UNIQUE INDEX CONCURRENTLY ux_notes_text ON notes (text)"),
                    std::exception);
  BOOST_TEST(invalid() == 1u);
  change(*session, "DELETE FROM notes WHERE id = 20");
  upgrade(*session, online);
  BOOST_TEST(invalid() == 0u);
  BOOST_TEST(standing_of(*session, online).at_heads());
}

BOOST_AUTO_TEST_CASE(an_index_of_somebody_else_is_not_cleared_away) {
  const postgresql_database database;
  start(database);
  const auto session = database.connect();
  change(*session, "CREATE INDEX ux_notes_text ON notes (id)");
  const error refused = error_of([&] { upgrade(*session, online); });
  BOOST_TEST(refused.native_code() == "42P07");
  BOOST_CHECK_THROW(upgrade(*session, online), error);
  BOOST_TEST(rows_of(*session, "SELECT indexdef FROM pg_indexes WHERE indexname = 'ux_notes_text'").size() == 1u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_can_be_done_within_a_transaction_can_be_rehearsed, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  const auto before = everything_in(database);
  BOOST_TEST(upgrade(*session, online, "heads", {.dry_run = true}).migrations.size() == 1u);
  BOOST_TEST(everything_in(database) == before, boost::test_tools::per_element());
  const auto schema = database.schema();
  upgrade(*session, online);
  downgrade(*session, online, "-1");
  BOOST_TEST(database.schema() == schema, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
