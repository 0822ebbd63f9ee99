#include <boost/test/unit_test.hpp>

#include <instar/migrate.hpp>
#include <instar/migration.hpp>

#include "runtime/chains.hpp"
#include "runtime/database_description.hpp"
#include "runtime/database_shell.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

namespace {
using namespace instar::operations;

/// Two branches that change one table, so that SQLite makes it anew differently from where the other branch is.
constexpr auto plain = column("a", text), required = column("a", text).not_null().default_value("it's"),
               counted = column("b", integer), long_counted = column("b", bigint).not_null().default_value(0);

namespace trunk {
constexpr instar::revision revision{.id = "0b0000000000", .message = "a table; it's \"quoted\" $block$"};
constexpr auto upgrade = steps(create_table("things", column("id", bigint).not_null().identity(), plain, counted,
                                            primary_key("pk_things", "id"), index("ix_things_a", "a")));
constexpr auto downgrade = steps(drop_table("things", column("id", bigint).not_null().identity(), plain, counted,
                                            primary_key("pk_things", "id"), index("ix_things_a", "a")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace trunk

namespace left_first {
constexpr instar::revision revision{
    .id = "1b0000000000", .parents = {"0b0000000000"}, .branch_labels = {"left"}, .message = "a is required"};
constexpr auto upgrade =
    steps(execute("UPDATE things SET a = '$sql$' WHERE a IS NULL"), alter_column("things", plain, required));
constexpr auto downgrade = steps(alter_column("things", required, plain));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace left_first

namespace left_second {
constexpr instar::revision revision{.id = "1c0000000000", .parents = {"1b0000000000"}, .message = "c"};
constexpr auto upgrade = steps(add_column("things", column("c", text)));
constexpr auto downgrade = steps(drop_column("things", column("c", text)));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace left_second

namespace right_first {
constexpr instar::revision revision{
    .id = "2b0000000000", .parents = {"0b0000000000"}, .branch_labels = {"right"}, .message = "b is long"};
constexpr auto upgrade =
    steps(execute("UPDATE things SET b = 7 WHERE b IS NULL"), alter_column("things", counted, long_counted));
constexpr auto downgrade = steps(alter_column("things", long_counted, counted));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace right_first

namespace right_second {
constexpr instar::revision revision{.id = "2c0000000000", .parents = {"2b0000000000"}, .message = "checks"};
constexpr auto upgrade = steps(add_constraint("things", check("ck_things_b", "{b} >= 0")));
constexpr auto downgrade = steps(drop_constraint("things", check("ck_things_b", "{b} >= 0")));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace right_second

namespace merged {
constexpr instar::revision revision{
    .id = "3b0000000000", .parents = {"1c0000000000", "2c0000000000"}, .message = "both"};
constexpr auto upgrade = steps();
constexpr auto downgrade = steps();
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace merged

namespace after {
constexpr instar::revision revision{.id = "4b0000000000", .parents = {"3b0000000000"}, .message = "names"};
constexpr auto upgrade = steps(rename_column("things", "a", "name"));
constexpr auto downgrade = steps(rename_column("things", "name", "a"));
constexpr auto migration = instar::migration_of<revision, upgrade, downgrade>;
}  // namespace after

/// One of several that have nothing to do with each other.
constexpr std::string_view side_revisions[] = {"d00000000000", "d10000000000", "d20000000000", "d30000000000",
                                               "d40000000000", "d50000000000", "d60000000000", "d70000000000",
                                               "d80000000000", "d90000000000", "da0000000000"};
template <std::size_t Number>
struct side {
  static constexpr instar::revision revision{.id = side_revisions[Number], .message = "alone"};
  static constexpr auto upgrade = steps(execute("SELECT 1"));
  static constexpr auto migration = instar::migration_of<revision, upgrade, upgrade>;
};
constexpr instar::chain_entry sides[] = {
    {&side<0>::migration, "0"}, {&side<1>::migration, "1"}, {&side<2>::migration, "2"},  {&side<3>::migration, "3"},
    {&side<4>::migration, "4"}, {&side<5>::migration, "5"}, {&side<6>::migration, "6"},  {&side<7>::migration, "7"},
    {&side<8>::migration, "8"}, {&side<9>::migration, "9"}, {&side<10>::migration, "10"}};

constexpr instar::chain_entry entries[] = {
    {&trunk::migration, "digest-1"},        {&left_first::migration, "digest-2"},
    {&left_second::migration, "digest-3"},  {&right_first::migration, "digest-4"},
    {&right_second::migration, "digest-5"}, {&merged::migration, "digest-6"},
    {&after::migration, "digest-7"}};

}  // namespace

using namespace instar;
using namespace instar::test;
using texts = std::vector<std::string>;

namespace {

const chain things{entries, 7, "things"};
/// Without the migration in which the branches meet.
const chain open_things{entries, 5, "things"};

const chain side_by_side{sides, 11, "sides"};

template <class Database>
texts everything_in(const Database& database, const std::string& table) {
  auto all = description_of(database);
  const auto session = database.connect();
  for (const auto& sql : {"SELECT chain, revision, digest, message FROM instar_journal ORDER BY revision",
                          "SELECT min(position), max(position), count(*) FROM instar_journal"})
    for (auto& row : rows_of(*session, sql)) all.push_back(std::move(row));
  if (!table.empty())
    for (auto& row : rows_of(*session, "SELECT * FROM " + table)) all.push_back(std::move(row));
  return all;
}

/// Upgrades to `standing` in this order, and lets script and program go on from there; then the script again.
template <class Database>
void try_from(const chain& embedded, const texts& standing, const std::string& rows, const std::string& query) {
  const Database by_program, by_script;
  for (const auto* database : {&by_program, &by_script}) {
    const auto session = database->connect();
    for (const auto& target : standing) upgrade(*session, embedded, target);
    if (!standing.empty() && !rows.empty()) change(*session, rows);
  }
  upgrade(*by_program.connect(), embedded);
  const auto script = idempotent_sql(embedded, by_script.connect()->dialect());
  run_in_shell(by_script, script);
  const auto expected = everything_in(by_program, query), made = everything_in(by_script, query);
  BOOST_TEST(expected == made, boost::test_tools::per_element());
  BOOST_TEST(upgrade(*by_script.connect(), embedded).migrations.empty());
  run_in_shell(by_script, script);
  BOOST_TEST(everything_in(by_script, query) == made, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(idempotent_scripts)

BOOST_AUTO_TEST_CASE_TEMPLATE(from_every_revision_of_a_line, Database, databases) {
  for (const char* target : {"base", "1111", "2222", "3333", "4444d", "head"}) {
    BOOST_TEST_CONTEXT(target)
    try_from<Database>(tasks, target == std::string("base") ? texts{} : texts{target},
                       "INSERT INTO tasks (title) VALUES ('urgent')",
                       "(SELECT id, title, status, priority FROM tasks) AS it");
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(from_every_standing_on_two_branches, Database, databases) {
  const std::string rows = "INSERT INTO things (b) VALUES (3)";
  const std::string query = "(SELECT id, name, b, c FROM things) AS it";
  for (const texts& standing : {texts{}, texts{"0b00"}, texts{"1b00"}, texts{"1c00"}, texts{"2b00"}, texts{"2c00"},
                                texts{"1b00", "2b00"}, texts{"2b00", "1b00"}, texts{"1c00", "2b00"},
                                texts{"2c00", "1b00"}, texts{"2c00", "1c00"}, texts{"3b00"}, texts{"4b00"}}) {
    BOOST_TEST_CONTEXT(standing.size() << " " << (standing.empty() ? "base" : standing.back()))
    try_from<Database>(things, standing, rows, query);
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(to_several_heads, Database, databases) {
  for (const texts& standing : {texts{}, texts{"1b00"}, texts{"2c00"}, texts{"left", "2c00"}})
    try_from<Database>(open_things, standing, "", "(SELECT id, a, b, c FROM things) AS it");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(to_a_revision_that_is_behind_some_databases, Database, databases) {
  const Database behind, ahead;
  const auto session = ahead.connect();
  upgrade(*session, tasks);
  const auto script = idempotent_sql(tasks, session->dialect(), "2222");
  run_in_shell(behind, script);
  BOOST_TEST(current(*behind.connect(), tasks) == texts{"2222bbbb0002"});
  run_in_shell(ahead, script);
  BOOST_TEST(current(*session, tasks) == texts{"4444ffff0005"});
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_stops_where_the_program_would_refuse, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, tasks);
  const auto refused = [&](const chain& embedded) -> std::string {
    const auto before = everything_in(database, "tasks");
    try {
      run_in_shell(database, idempotent_sql(embedded, session->dialect()));
    } catch (const std::runtime_error& failure) {
      BOOST_TEST(everything_in(database, "tasks") == before, boost::test_tools::per_element());
      return failure.what();
    }
    return "it went through";
  };
  BOOST_TEST(contains(refused(older_tasks), "the journal has revisions unknown here, or edited since"));
  downgrade(*session, tasks, "3333");
  BOOST_TEST(contains(refused(edited_tasks), "the journal has revisions unknown here, or edited since"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(it_stops_at_a_function_unless_the_program_has_been_there, Database, databases) {
  const Database database;
  const auto session = database.connect();
  const auto script = idempotent_sql(notes, session->dialect());
  std::string said;
  try {
    run_in_shell(database, script);
  } catch (const std::runtime_error& failure) {
    said = failure.what();
  }
  BOOST_TEST(contains(said, "aaaa00000002 needs the program: migrate upgrade aaaa00000002"), said);
  BOOST_TEST(current(*session, notes) == texts{"aaaa00000001"});
  upgrade(*session, notes);
  run_in_shell(database, script);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_check_that_finds_rows_stops_it_and_leaves_the_migration_before, Database, databases) {
  const Database database;
  const auto session = database.connect();
  upgrade(*session, one_way, "aaaa00000001");
  change(*session, "INSERT INTO notes VALUES (1, 'much too long')");
  BOOST_CHECK_THROW(run_in_shell(database, idempotent_sql(one_way, session->dialect())), std::runtime_error);
  BOOST_TEST(current(*session, one_way) == texts{"aaaa00000001"});
  change(*session, "DELETE FROM notes");
  run_in_shell(database, idempotent_sql(one_way, session->dialect()));
  BOOST_TEST(upgrade(*session, one_way).migrations.empty());
}

BOOST_AUTO_TEST_CASE(more_standings_than_a_script_can_tell_apart) {
  const error refused = error_of([] { std::ignore = idempotent_sql(side_by_side, sqlite_dialect()); });
  BOOST_CHECK(refused.code() == error_code::unsupported);
  BOOST_TEST(contains(refused.message(),
                      "a database can come to migration d00000000000 from more than 1000 standings, because branches "
                      "lie side by side"),
             refused.what());
  BOOST_TEST(refused.facts().state == "no script was written");
}

BOOST_AUTO_TEST_SUITE_END()
