#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <instar/migrate.hpp>
#include <instar/migrate_command.hpp>
#include <instar/postgresql.hpp>
#include <instar/sqlite.hpp>

#include "runtime/chains.hpp"
#include "runtime/command_answer.hpp"
#include "runtime/error_of.hpp"
#include "runtime/scratch_database.hpp"

using namespace instar;
using namespace instar::test;
using words = std::vector<std::string>;

namespace {

answer migrate(const words& arguments, const std::string& url, const chain& embedded = tasks) {
  return answer_of(arguments, url, embedded);
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
  BOOST_TEST(said({"ensure-version"}) == "");
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
  for (const words& arguments :
       {words{}, words{"downgrade"}, words{"fly"}, words{"upgrade", "one", "two"},
        words{"current", "--lock-wait", "soon"}, words{"upgrade", "--url", "oracle:db"}, words{"upgrade", "-5"},
        words{"sql", "--dialect", "oracle"}, words{"upgrade", "-x", "novalue"}, words{"upgrade", "--sql", "--dry-run"},
        words{"upgrade", "1111:2222"}, words{"downgrade", "--sql", "1111"}, words{"completion", "fish"}, words{"stamp"},
        words{"history", "-r", "1111"}}) {
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
  for (const char* command : {"upgrade", "downgrade", "current", "history", "heads", "branches", "show", "check",
                              "stamp", "plan", "sql", "ensure-version", "completion", "--url", "--lock-wait", "--json"})
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

BOOST_AUTO_TEST_CASE(a_url_in_a_file) {
  const sqlite_database database;
  const auto file = database.file() + ".url";
  std::ofstream(file) << "  " << database.url() << " \nsomething else\n";
  BOOST_TEST(migrate({"upgrade", "--url-file", file}, "").code == 0);
  setenv("INSTAR_URL_FILE", file.c_str(), 1);
  BOOST_TEST(migrate({"check"}, "").code == 0);
  unsetenv("INSTAR_URL_FILE");
  const answer missing = migrate({"check", "--url-file", file + ".not"}, "");
  BOOST_TEST(missing.code == 1);
  BOOST_TEST(contains(missing.err, ".url.not: the URL of the database cannot be read"));
}

/// A slip in a name is no wish for an empty database.
BOOST_AUTO_TEST_CASE(looking_makes_no_file) {
  const sqlite_database database;
  for (const words& arguments : {words{"current"}, words{"check"}, words{"plan"}, words{"history", "-i"},
                                 words{"downgrade", "base"}, words{"upgrade", "--dry-run"}, words{"show", "current"}}) {
    const answer given = migrate(arguments, database.url());
    BOOST_TEST(given.code == 1);
    BOOST_TEST(contains(given.err, "a database that is not there yet is made by migrate upgrade"), given.err);
    BOOST_TEST(!std::filesystem::exists(database.file()));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(at_the_heads_or_not, Database, databases) {
  const Database database;
  BOOST_TEST(migrate({"upgrade", "+2"}, database.url()).code == 0);
  const answer behind = migrate({"check"}, database.url());
  BOOST_TEST(behind.code == 3);
  BOOST_TEST(behind.out ==
             "the database is at 2222bbbb0002, and this program is at 4444ffff0005: 3 migrations to apply\n"
             "  migrate upgrade\n");
  BOOST_TEST(migrate({"current", "-c"}, database.url()).code == 3);
  BOOST_TEST(migrate({"check", "--json"}, database.url()).out ==
             "{\"at_heads\": false, \"current\": [\"2222bbbb0002\"], \"heads\": [\"4444ffff0005\"], \"missing\": "
             "[\"3333cccc0003\", \"4444dddd0004\", \"4444ffff0005\"], \"half_way\": null, \"newer\": []}\n");
  BOOST_TEST(migrate({"upgrade"}, database.url()).code == 0);
  BOOST_TEST(migrate({"check"}, database.url()).out == "the database is at the head of this program: 4444ffff0005\n");
  BOOST_TEST(migrate({"current", "--check-heads"}, database.url()).code == 0);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_dry_run_leaves_nothing, Database, databases) {
  const Database database;
  BOOST_TEST(migrate({"upgrade", "+1"}, database.url()).code == 0);
  const auto before = database.schema();
  const answer rehearsed = migrate({"upgrade", "--dry-run"}, database.url());
  BOOST_TEST(rehearsed.code == 0, rehearsed.err);
  BOOST_TEST(contains(rehearsed.out,
                      "upgrade 4444ffff0005  tags\nall of it was executed and rolled back: the database "
                      "is at 1111aaaa0001\n"),
             rehearsed.out);
  BOOST_TEST(database.schema() == before, boost::test_tools::per_element());
  BOOST_TEST(contains(migrate({"downgrade", "base", "--dry-run"}, database.url()).out, "rolled back"));
  BOOST_TEST(database.schema() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_dry_run_finds_what_would_fail, Database, databases) {
  const Database database;
  BOOST_TEST(migrate({"upgrade", "+1"}, database.url(), failing).code == 0);
  const auto before = database.schema();
  const answer refused = migrate({"upgrade", "--dry-run"}, database.url(), failing);
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(contains(refused.err, "3 of 3"), refused.err);
  BOOST_TEST(contains(refused.err, "the database is at aaaa00000001"), refused.err);
  BOOST_TEST(database.schema() == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(stamping_executes_nothing, Database, databases) {
  const Database database;
  const auto said = [&](const words& arguments) {
    const answer given = migrate(arguments, database.url(), branches);
    BOOST_TEST(given.code == 0, given.err);
    return given.out;
  };
  BOOST_TEST(said({"stamp", "left", "right"}) ==
             "the database counts as at 2e0000000000, 1e0000000000; nothing was executed\n");
  BOOST_TEST(database.schema().empty());
  BOOST_TEST(contains(said({"stamp", "head"}), "at 3a0000000000"));
  BOOST_TEST(said({"upgrade"}) == "nothing to do: the database is at 3a0000000000\n");
  BOOST_TEST(contains(said({"stamp", "right@base"}), "at base"));
  BOOST_TEST(contains(said({"stamp", "heads"}), "at 3a0000000000"));
  // Another program's rows under this chain's name: only a purge goes on from there.
  const auto session = database.connect();
  change(*session, "UPDATE instar_journal SET revision = 'unknown' WHERE revision = '3a0000000000'");
  BOOST_TEST(migrate({"stamp", "base"}, database.url(), branches).code == 1);
  BOOST_TEST(contains(said({"stamp", "--purge", "left"}), "at 1e0000000000"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(scripts_of_commands, Database, databases) {
  const Database by_script;
  const auto script = [&](const words& arguments) {
    const answer given = migrate(arguments, by_script.url());
    BOOST_TEST(given.code == 0, given.err);
    return given.out;
  };
  by_script.run_script(script({"ensure-version", "--sql"}));
  by_script.run_script(script({"upgrade", "--sql", "2222"}));
  by_script.run_script(script({"upgrade", "--sql", "2222:3333"}));
  BOOST_TEST(contains(script({"current"}), "3333cccc0003"));
  by_script.run_script(script({"downgrade", "--sql", "3333:1111"}));
  BOOST_TEST(contains(script({"current"}), "1111aaaa0001"));
  by_script.run_script(script({"stamp", "--sql", "1111:2222"}));
  BOOST_TEST(contains(script({"current"}), "2222bbbb0002"));
  by_script.run_script(script({"stamp", "--sql", "2222:base"}));
  BOOST_TEST(contains(script({"current"}), "base  nothing is applied"));
}

BOOST_AUTO_TEST_CASE(the_graph_is_shown) {
  const auto said = [&](const words& arguments, const chain& of = apart) {
    const answer given = migrate(arguments, "", of);
    BOOST_TEST(given.code == 0, given.err);
    return given.out;
  };
  BOOST_TEST(said({"heads"}) == "1e0000000000  left leaves [left]\n2f0000000000  right twigs (head)\n");
  BOOST_TEST(said({"heads", "--resolve-dependencies"}) == "2f0000000000  right twigs (head)\n");
  BOOST_TEST(said({"branches"}) == "0a0000000000  trunk (fork)\n  -> 2e0000000000\n  -> 1e0000000000\n");
  BOOST_TEST(said({"history", "-r", "right:"}) ==
             "2f0000000000  right twigs (head)\n2e0000000000  right leaves [right]\n");
  BOOST_TEST(
      said({"history", "-v", "-r", ":right@2f"})
          .starts_with("2f0000000000  right twigs (head)\n  follows:    2e0000000000\n  depends on: 1e0000000000\n"
                       "  digest:     digest-m\n"));
  BOOST_TEST(contains(said({"heads"}, branches), "3a0000000000  merge left and right (merge) (head)\n"));
  BOOST_TEST(said({"show", "2222"}, tasks) ==
             "2222bbbb0002  add priority\n  follows:    1111aaaa0001\n  digest:     digest-2\n\nupgrade\n"
             "  add column tasks priority integer not null default 0\n"
             "  create index tasks ix_tasks_priority (priority)\n\ndowngrade\n"
             "  drop index tasks ix_tasks_priority (priority)\n"
             "  drop column tasks priority integer not null default 0\n");
}

BOOST_AUTO_TEST_CASE(a_range_from_where_the_database_is) {
  const sqlite_database database;
  BOOST_TEST(migrate({"upgrade", "+3"}, database.url()).code == 0);
  for (const words& range : {words{"-r-1:current"}, words{"--rev-range=-1:current"}, words{"-r", "-1:current"}}) {
    words arguments = {"history", "-i"};
    arguments.insert(arguments.end(), range.begin(), range.end());
    BOOST_TEST(migrate(arguments, database.url()).out ==
               "3333cccc0003  urgent tasks come first, it's said (current)\n2222bbbb0002  add priority\n");
  }
  BOOST_TEST(contains(migrate({"show", "current"}, database.url()).out, "3333cccc0003"));
}

BOOST_AUTO_TEST_CASE(answers_for_machines) {
  const sqlite_database database;
  const auto said = [&](const words& arguments) { return migrate(arguments, database.url()); };
  BOOST_TEST(said({"--json", "upgrade", "+1"}).out ==
             "{\"before\": [], \"after\": [\"1111aaaa0001\"], \"dry_run\": false, \"migrations\": [{\"direction\": "
             "\"upgrade\", \"revision\": \"1111aaaa0001\", \"message\": \"tasks and categories\"}], \"newer\": []}\n");
  for (const words& arguments : {words{"current"}, words{"plan"}, words{"history"}, words{"heads"},
                                 words{"show", "2222"}, words{"stamp", "1111"}, words{"upgrade"}, words{"upgrade"}}) {
    auto asked = arguments;
    asked.push_back("--json");
    std::istringstream json(said(asked).out);
    boost::property_tree::ptree parsed;
    BOOST_CHECK_NO_THROW(boost::property_tree::read_json(json, parsed));
    BOOST_TEST(!parsed.empty(), arguments.front());
  }
  const answer refused = said({"upgrade", "nowhere\"\n", "--json"});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.out == "");
  BOOST_TEST(refused.err.starts_with("{\"error\": {\"code\": \"unknown_revision\", \"message\": \"there is no revision "
                                     "and no branch 'nowhere\\\"\\u000a'\""),
             refused.err);
}

BOOST_AUTO_TEST_CASE(a_password_is_never_told) {
  const std::string url = "postgresql://me:s3cret@127.0.0.1:1/db";
  for (const words& arguments : {words{"current", "-v"}, words{"upgrade"}, words{"check", "--json"}}) {
    const answer given = migrate(arguments, url);
    BOOST_TEST(given.code == 1);
    BOOST_TEST(!contains(given.out + given.err, "s3cret"));
  }
}

BOOST_AUTO_TEST_CASE_TEMPLATE(verbose_names_the_database, Database, databases) {
  const Database database;
  BOOST_TEST(migrate({"upgrade"}, database.url()).code == 0);
  BOOST_TEST(migrate({"current", "-v"}, database.url()).out.starts_with("database: " + database.url() + "\n"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(functions_are_given_what_was_said, Database, databases) {
  const Database database;
  BOOST_TEST(migrate({"upgrade", "+1"}, database.url(), told_notes).code == 0);
  const answer given = migrate({"upgrade", "-x", "author=Ann", "-x", "mood=a=b"}, database.url(), told_notes);
  BOOST_TEST(given.code == 0, given.err);
  BOOST_TEST(rows_of(*database.connect(), "SELECT text FROM notes ORDER BY id") == (words{"Ann", "a=b", "nothing"}));
}

BOOST_AUTO_TEST_CASE(shells_complete) {
  const auto next = [](const words& behind) {
    words arguments = {"completion", "words"};
    arguments.insert(arguments.end(), behind.begin(), behind.end());
    return "\n" + migrate(arguments, "", branches).out;
  };
  BOOST_TEST(contains(next({}), "\nupgrade\n"));
  BOOST_TEST(contains(next({"--json"}), "\nensure-version\n"));
  BOOST_TEST(contains(next({"upgrade"}), "\n--dry-run\n"));
  BOOST_TEST(contains(next({"upgrade"}), "\nleft\n"));
  BOOST_TEST(contains(next({"upgrade"}), "\n3a0000000000\n"));
  BOOST_TEST(!contains(next({"current"}), "\n3a0000000000\n"));
  for (const char* shell : {"bash", "zsh"})
    BOOST_TEST(contains(migrate({"completion", shell}, "", branches).out, "migrate completion words"));
}

/// bash itself, with a program that answers as ours does.
BOOST_AUTO_TEST_CASE(bash_completes) {
  const sqlite_database place;
  const auto script = place.file() + ".bash";
  std::ofstream(script) << migrate({"completion", "bash"}, "", branches).out
                        << "program() { [ \"$*\" = 'migrate completion words --json' ] && echo upgrade downgrade; }\n"
                           "COMP_WORDS=(program migrate --json up) COMP_CWORD=3\n_branches_migrate program up\n"
                           "[ \"${COMPREPLY[*]}\" = upgrade ]\n";
  BOOST_TEST(std::system(("bash '" + script + "'").c_str()) == 0);
}

BOOST_AUTO_TEST_CASE(other_arguments_are_the_programs_own) {
  const char* own[] = {"program", "list", "migrate"};
  BOOST_TEST(!migrate_command(3, own, tasks, drivers));
  BOOST_TEST(!migrate_command(1, own, tasks, drivers));
  const char* ours[] = {"program", "migrate", "fly"};
  BOOST_TEST(migrate_command(3, ours, tasks, drivers).value() == 2);
}

BOOST_AUTO_TEST_SUITE_END()
