#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>

#include "runtime/chains.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using words = std::vector<std::string>;

namespace {

const driver drivers[] = {sqlite, postgresql};

struct answer {
  int code;
  std::string out, err;
};

answer migrate(const words& arguments, const std::string& url, const chain& embedded = tasks) {
  std::ostringstream out, err;
  const int code = migrate_command(arguments, embedded, drivers, url, out, err);
  return {code, out.str(), err.str()};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_whole_story, Database, databases) {
  const Database database;
  const auto said = [&](const words& arguments) {
    const answer given = migrate(arguments, database.url());
    BOOST_TEST(given.code == 0, given.err);
    BOOST_TEST(given.err == "");
    return given.out;
  };
  BOOST_TEST(said({"current"}) == "base  nothing is applied\n5 migrations to apply: migrate upgrade\n");
  BOOST_TEST(said({"upgrade", "+2"}) ==
             "upgrade 1111aaaa0001  tasks and categories\nupgrade 2222bbbb0002  add priority\n"
             "the database is at 2222bbbb0002\n");
  BOOST_TEST(said({"current"}) == "2222bbbb0002  add priority\n3 migrations to apply: migrate upgrade\n");
  BOOST_TEST(said({"history", "-i"}) ==
             "4444ffff0005  tags (head)\n4444dddd0004  status, and titles that say something\n"
             "3333cccc0003  urgent tasks come first, it's said\n2222bbbb0002  add priority (current)\n"
             "1111aaaa0001  tasks and categories\n");
  BOOST_TEST(said({"plan", "+1"}) ==
             "upgrade 3333cccc0003  urgent tasks come first, it's said\n"
             "  execute `UPDATE tasks SET priority = 9 WHERE title = 'urgent'`\n"
             "    UPDATE tasks SET priority = 9 WHERE title = 'urgent';\n"
             "  execute postgresql `UPDATE tasks SET title = title || ' (postgresql)' WHERE priority = 9` "
             "sqlite `UPDATE tasks SET title = title || ' (sqlite)' WHERE priority = 9`\n"
             "    UPDATE tasks SET title = title || ' (" +
                 std::string(database.dialect) + ")' WHERE priority = 9;\n");
  BOOST_TEST(said({"downgrade", "-1"}) == "downgrade 2222bbbb0002  add priority\nthe database is at 1111aaaa0001\n");
  BOOST_TEST(contains(said({"upgrade"}), "the database is at 4444ffff0005\n"));
  BOOST_TEST(said({"upgrade"}) == "nothing to do: the database is at 4444ffff0005\n");
  BOOST_TEST(said({"plan"}) == "nothing to do\n");
  BOOST_TEST(said({"current"}) == "4444ffff0005  tags (head)\n");
  BOOST_TEST(contains(said({"downgrade", "base"}), "the database is at base\n"));
}

BOOST_AUTO_TEST_CASE(wrong_usage) {
  for (const words& arguments : {words{}, words{"downgrade"}, words{"fly"}, words{"upgrade", "one", "two"},
                                 words{"current", "--lock-wait", "soon"}, words{"upgrade", "--url", "oracle:db"},
                                 words{"upgrade", "-5"}, words{"sql", "--dialect", "oracle"}}) {
    const answer given = migrate(arguments, "sqlite::memory:");
    BOOST_TEST(given.code == 2, given.out);
    BOOST_TEST(given.out == "");
    BOOST_TEST(given.err != "");
  }
  const answer nowhere = migrate({"current"}, "");
  BOOST_TEST(nowhere.code == 2);
  BOOST_TEST(contains(nowhere.err, "INSTAR_URL"));
}

BOOST_AUTO_TEST_CASE(trouble) {
  const answer given = migrate({"upgrade"}, "sqlite:/nowhere/at/all.db");
  BOOST_TEST(given.code == 1);
  BOOST_TEST(contains(given.err, "/nowhere/at/all.db"));
}

BOOST_AUTO_TEST_CASE(help) {
  const answer given = migrate({"--help"}, "");
  BOOST_TEST(given.code == 0);
  BOOST_TEST(given.err == "");
  for (const char* command : {"upgrade", "downgrade", "current", "history", "plan", "sql", "--url", "--lock-wait"})
    BOOST_TEST(contains(given.out, command), command);
}

BOOST_AUTO_TEST_CASE(the_database_is_named_by_option_environment_or_program) {
  const sqlite_database optional, environment, program, fallback;
  const auto used = [](const sqlite_database& database) { return !database.schema().empty(); };
  setenv("DATABASE_URL", fallback.url().c_str(), 1);
  BOOST_TEST(migrate({"upgrade"}, "").code == 0);
  BOOST_TEST(used(fallback));
  BOOST_TEST(migrate({"upgrade"}, program.url()).code == 0);
  BOOST_TEST(used(program));
  setenv("INSTAR_URL", environment.url().c_str(), 1);
  BOOST_TEST(migrate({"upgrade"}, "sqlite:/nowhere/at/all.db").code == 0);
  BOOST_TEST(used(environment));
  BOOST_TEST(migrate({"--url", optional.url(), "upgrade"}, "").code == 0);
  BOOST_TEST(used(optional));
  BOOST_TEST(migrate({"downgrade", "base", "--url", optional.url()}, "").code == 0);
  BOOST_TEST(!used(optional));
  unsetenv("INSTAR_URL");
  unsetenv("DATABASE_URL");
}

BOOST_AUTO_TEST_CASE(a_script_needs_no_database) {
  const answer given = migrate({"sql", "--dialect", "postgresql", "--to", "1111"}, "");
  BOOST_TEST(given.code == 0);
  BOOST_TEST(given.out == sql(tasks, postgresql_dialect(), "base", "1111"));
  BOOST_TEST(migrate({"sql", "--to", "1111"}, "postgres://nobody@/").out == given.out);
  BOOST_TEST(migrate({"sql", "--from", "3333"}, "sqlite:x").out == sql(tasks, sqlite_dialect(), "3333", "head"));
}

BOOST_AUTO_TEST_CASE(a_url_that_names_no_dialect_is_not_repeated) {
  const answer given = migrate({"sql"}, "host=db password=secret");
  BOOST_TEST(given.code == 2);
  BOOST_TEST(contains(given.err, "--dialect"));
  BOOST_TEST(!contains(given.err, "secret"));
}

BOOST_AUTO_TEST_CASE(other_arguments_are_the_programs_own) {
  const char* own[] = {"program", "list", "migrate"};
  BOOST_TEST(!migrate_command(3, own, tasks, drivers));
  BOOST_TEST(!migrate_command(1, own, tasks, drivers));
  const char* ours[] = {"program", "migrate", "fly"};
  BOOST_TEST(migrate_command(3, ours, tasks, drivers).value() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
