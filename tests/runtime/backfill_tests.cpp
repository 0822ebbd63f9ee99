#include <boost/test/unit_test.hpp>
#include <functional>
#include <thread>

#include <instar/migrate.hpp>

#include "runtime/error_of.hpp"
#include "runtime/parts_runs.hpp"

using namespace instar;
using namespace instar::test;
using std::chrono::milliseconds;

namespace {

/// Writes more rows than a batch takes, whenever one is done; at some time it has had enough.
class busy_writer {
 public:
  template <class Database>
  explicit busy_writer(const Database& database) : session_(database.connect()) {}

  void operator()(const migration_event& event) {
    if (event.what != migration_event::moment::progress || batches_ == enough) return;
    ++batches_;
    for (int i = 0; i != 3; ++i) write();
  }
  void write() { change(*session_, "INSERT INTO notes VALUES (" + std::to_string(next_++) + ", 'Late', 'late')"); }

  [[nodiscard]] bool had_enough() const { return batches_ == enough; }

 private:
  static constexpr int enough = 100;
  std::unique_ptr<connection> session_;
  int next_ = 200, batches_ = 0;
};

/// Goes up while others write, and dies when the second batch is done, which is the one with 3 and 7.
template <class Database>
void die_half_way(const Database& database) {
  start(database);
  const auto end = in_a_process([&] {
    busy_writer writer(database);
    migration_options options;
    options.observer = [&](const migration_event& event) {
      writer(event);
      if (event.what == migration_event::moment::progress && event.rows == 4) _exit(9);
    };
    upgrade(*database.connect(), parts, "heads", options);
  });
  BOOST_REQUIRE(end.code == 9);
}

template <class Database>
std::string step_state(const Database& database) {
  return standing_of(*database.connect(), parts).half_way.value().step_state;
}

/// The notes that are not as the backfill was to leave them, beside those of a writer that knows of the column.
texts wrong_notes(connection& session) {
  return rows_of(session,
                 "SELECT * FROM notes WHERE id < 1000 AND coalesce(slug, '') <> CASE WHEN text = 'Late' THEN 'late' "
                 "WHEN id = 102 THEN "
                 "'noneand two' ELSE lower(text) END ORDER BY id");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(backfills)

BOOST_AUTO_TEST_CASE_TEMPLATE(one_ends_however_many_rows_come_meanwhile, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  busy_writer writer(database);
  double share = 0;
  migration_options options;
  options.observer = [&](const migration_event& event) {
    writer(event);
    share = event.share.value_or(share);
  };
  upgrade(*session, parts, "heads", options);
  BOOST_TEST(!writer.had_enough());
  BOOST_TEST(share == 1.0);
  BOOST_TEST(rows_of(*session, "SELECT count(*) FROM notes WHERE id < 1000") == texts{"19"});
  BOOST_TEST(wrong_notes(*session) == texts(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_that_was_killed_keeps_its_end, Database, databases) {
  const Database database;
  die_half_way(database);
  BOOST_TEST(step_state(database) == "key 7");
  const auto session = database.connect();
  upgrade(*session, parts);
  BOOST_TEST(wrong_notes(*session) == texts(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_that_an_older_build_has_begun_gets_its_end, Database, databases) {
  for (const auto* left_by_it :
       {"ALTER TABLE instar_journal DROP COLUMN step_end", "UPDATE instar_journal SET step_end = 'up 1 key 9'",
        "UPDATE instar_journal SET step_end = 'down 2 key 9'"}) {
    const Database database;
    die_half_way(database);
    const auto session = database.connect();
    change(*session, left_by_it);
    busy_writer writer(database);
    migration_options options;
    options.observer = std::ref(writer);
    change(*session, "DELETE FROM notes WHERE text = 'Late'");
    change(*session, "INSERT INTO notes (id, text) VALUES (150, 'Between')");
    upgrade(*session, parts, "heads", options);
    BOOST_TEST(!writer.had_enough());
    BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id = 150") == texts{"between"});
    BOOST_TEST(wrong_notes(*session) == texts(), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_comes_to_its_end_though_the_rows_there_have_gone, Database, databases) {
  const Database database;
  die_half_way(database);
  const auto session = database.connect();
  change(*session, "DELETE FROM notes WHERE id > 100");
  upgrade(*session, parts);
  BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id < 1000 ORDER BY id") ==
             (texts{"one", "two", "three", "seven", "nine"}));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_tells_that_it_is_done_where_all_of_its_rows_have_gone, Database, databases) {
  const Database database;
  die_half_way(database);
  const auto session = database.connect();
  change(*session, "DELETE FROM notes");
  change(*session, "INSERT INTO notes VALUES (103, 'Late', 'late')");  // just behind the end
  std::vector<double> shares;
  migration_options options;
  options.observer = [&](const migration_event& event) {
    if (event.what == migration_event::moment::progress) shares.push_back(event.share.value_or(-1));
  };
  upgrade(*session, parts, "heads", options);
  BOOST_TEST(shares == std::vector<double>{1});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_of_an_empty_table_is_done, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  change(*session, "DELETE FROM notes");
  const error refused = error_of([&] { upgrade(*session, failing_parts); });
  BOOST_TEST(refused.step() == "3 of 3: execute `UPDATE nowhere SET a = 1`");
  BOOST_TEST(standing_of(*session, failing_parts).half_way.value().steps_done == 2u);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(one_that_gets_further_waits_for_others_anew, Database, databases) {
  const Database database;
  start(database);
  const auto session = database.connect();
  constexpr milliseconds patience_in_all(400);
  int batches = 0;
  std::size_t refusals = 0;
  observed_connection observed(*session, [&](std::size_t, std::string_view sql) {
    if (!sql.starts_with("UPDATE notes SET slug = coalesce") || ++batches % 2 == 0) return;
    ++refusals;
    throw error(error_code::database, "deadlock detected", {.native_code = "40P01", .worth_retrying = true});
  });
  migration_options options{.lock_wait = patience_in_all};
  options.observer = [&](const migration_event& event) {
    if (event.what == migration_event::moment::progress) std::this_thread::sleep_for(patience_in_all);
  };
  upgrade(observed, parts, "heads", options);
  BOOST_TEST(refusals == 4u);
  BOOST_TEST(rows_of(*session, "SELECT slug FROM notes WHERE id = 102") == texts{"noneand two"});
}

BOOST_AUTO_TEST_SUITE_END()
