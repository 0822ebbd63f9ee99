#include "generator/arguments.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/files.hpp"
#include "generator/project.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const std::vector<std::string> common = {"--name", "app", "--directory", "migrations", "--schema-object", "probe.o"};

parsed parse_with(const std::string& command, const std::vector<std::string>& more, const environment& around = {}) {
  std::vector<std::string> words{command};
  words.insert(words.end(), common.begin(), common.end());
  words.insert(words.end(), more.begin(), more.end());
  return parse(words, around);
}

BOOST_AUTO_TEST_SUITE(arguments)

BOOST_AUTO_TEST_CASE(the_version_is_one_line) {
  const auto given = parse({"--version"}, {});
  BOOST_TEST(given.instead.text == "instar 0.1.0\n");
  BOOST_TEST(given.instead.exit_code == 0);
}

BOOST_AUTO_TEST_CASE(help_is_no_failure) {
  BOOST_TEST(parse({"--help"}, {}).instead.exit_code == 0);
  const auto given = parse({"revision", "--help"}, {});
  BOOST_TEST(given.instead.exit_code == 0);
  BOOST_TEST(given.instead.text.find("--revision-id") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(everything_arrives) {
  const auto given =
      parse_with("check", {"--header", "schema.hpp", "--migration-objects", "a.o", "b c.o", "--build-command",
                           "cmake --build build --target app", "--dialects", "sqlite", "--chain", "chain.cpp"});
  BOOST_TEST_REQUIRE(given.asked.has_value());
  BOOST_TEST(given.asked->command == "check");
  BOOST_TEST(given.asked->header == "schema.hpp");
  BOOST_TEST((given.asked->migration_objects == std::vector<std::string>{"a.o", "b c.o"}));
  BOOST_TEST(given.asked->build_command == "cmake --build build --target app");
  BOOST_TEST((given.asked->dialect_names == std::vector<std::string>{"sqlite"}));
  BOOST_TEST(given.asked->chain == "chain.cpp");
}

BOOST_AUTO_TEST_CASE(words_of_programs_and_patterns_arrive_one_by_one) {
  const std::vector<std::string> words = {
      "--select=a*",          "--select=view:b",   "--exclude=c",  "--id-template=r{number}",
      "--file-template={id}", "--rewrite=python3", "--rewrite=-u", "--rewrite=my script.py",
      "--after-writing=git"};
  const auto given = parse_with("revision", words);
  BOOST_TEST_REQUIRE(given.asked.has_value());
  BOOST_TEST((given.asked->selected.included == std::vector<std::string>{"a*", "view:b"}));
  BOOST_TEST((given.asked->selected.excluded == std::vector<std::string>{"c"}));
  BOOST_TEST((given.asked->rewrite == user_program{"python3", "-u", "my script.py"}));
  const auto next = next_command(*given.asked, "review");
  for (const char* word : {"'--select=a*'", "--select=view:b", "--exclude=c", "'--file-template={id}'",
                           "'--id-template=r{number}'", "--rewrite=-u", "'--rewrite=my script.py'"})
    BOOST_TEST(next.find(word) != next.npos, next);
  for (const char* bad : {"--file-template={slug}", "--file-template={id}/{slug}", "--file-template={id}{what}",
                          "--id-template=same", "--id-template={number}-{random}"})
    BOOST_TEST(!parse_with("revision", {bad}).asked.has_value(), bad);
}

BOOST_AUTO_TEST_CASE(there_may_be_no_migration_objects) {
  BOOST_TEST(parse_with("check", {"--migration-objects"}).asked.has_value());
}

BOOST_AUTO_TEST_CASE(wrong_usage_has_its_exit_code) {
  const std::vector<std::vector<std::string>> wrong = {
      {}, {"dance"}, {"check"}, {"check", "--name", "app"}, {"revision", "--now", "today"}, {"check", "--yes"}};
  for (const auto& words : wrong) {
    const auto given = parse(words, {});
    BOOST_TEST(!given.asked.has_value());
    BOOST_TEST(given.instead.exit_code == 2);
    BOOST_TEST(given.instead.text.starts_with("instar: "));
  }
  BOOST_TEST(parse_with("revision", {"--revision-id", "X:Z"}).instead.exit_code == 2);
  BOOST_TEST(parse_with("revision", {"--now", "2026-10-01"}).instead.exit_code == 2);
}

BOOST_AUTO_TEST_CASE(a_name_must_be_a_variable) {
  const auto given = parse({"check", "--name", "my-app", "--directory", "m", "--schema-object", "p.o"}, {});
  BOOST_TEST(given.instead.exit_code == 2);
  BOOST_TEST(given.instead.text.find("'my-app' is no C++ identifier") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_dialect_is_told_with_those_there_are) {
  const auto failure = error_of([] { (void)parse_with("check", {"--dialects", "oracle"}); });
  BOOST_TEST(failure.exit_code() == 2);
  check_says(failure, "oracle");
  check_says(failure, "postgresql");
}

BOOST_AUTO_TEST_CASE(the_environment_speaks_where_the_command_line_is_silent) {
  const environment around{.message = "from outside",
                           .drop = "tasks.old,tags",
                           .empty = "1",
                           .yes = "1",
                           .rename = "a=b,t.c=t.d",
                           .conversion = "t.c=f({c}, 1);t.d={d}",
                           .blocking = "1"};
  const auto revision = parse_with("revision", {}, around);
  BOOST_TEST(revision.asked->message == "from outside");
  BOOST_TEST((revision.asked->dropped == std::vector<std::string>{"tasks.old", "tags"}));
  BOOST_TEST((revision.asked->renamed == std::vector<std::string>{"a=b", "t.c=t.d"}));
  BOOST_TEST((revision.asked->conversions == std::vector<std::string>{"t.c=f({c}, 1)", "t.d={d}"}));
  BOOST_TEST(revision.asked->empty);
  BOOST_TEST(revision.asked->blocking);
  BOOST_TEST(!parse_with("plan", {}).asked->blocking);
  BOOST_TEST(revision.asked->revision_id == "");
  BOOST_TEST(revision.asked->id_template == "{random}");
  BOOST_TEST(revision.asked->now.size() == 13u);
  BOOST_TEST(parse_with("review", {}, around).asked->yes);
  BOOST_TEST(!parse_with("review", {}, {.yes = "0"}).asked->yes);
  BOOST_TEST(parse_with("check", {}, around).asked->dropped.empty());
  const auto said = parse_with("revision", {"--message", "said", "--drop", "x", "--drop", "y"}, around);
  BOOST_TEST(said.asked->message == "said");
  BOOST_TEST((said.asked->dropped == std::vector<std::string>{"x", "y"}));
  const auto joined = parse_with("revision", {"--drop", "x,y"}, around);
  BOOST_REQUIRE(joined.asked);
  BOOST_TEST((joined.asked->dropped == std::vector<std::string>{"x", "y"}));
}

BOOST_AUTO_TEST_CASE(a_merge_is_told_what_to_merge_and_what_to_call_it) {
  const std::vector<std::string> both = {"3f9a", "side@head"};
  auto words = std::vector<std::string>{"merge", "3f9a", "side@head", "-m", "both", "--rev-id", "cafe"};
  words.insert(words.end(), {"--branch-label", "planning,later", "--splice"});
  words.insert(words.end(), common.begin(), common.end());
  const auto said = parse(words, {.splice = "0", .label = "x", .rev_id = "y", .revisions = "z"});
  BOOST_TEST_REQUIRE(said.asked.has_value());
  BOOST_TEST((said.asked->revisions == both));
  BOOST_TEST(said.asked->message == "both");
  BOOST_TEST(said.asked->revision_id == "cafe");
  BOOST_TEST((said.asked->labels == std::vector<std::string>{"planning", "later"}));
  BOOST_TEST(said.asked->splice);

  const environment around{
      .message = "both", .splice = "1", .label = "planning,later", .rev_id = "cafe", .revisions = "3f9a,side@head"};
  const auto told = parse_with("merge", {}, around);
  BOOST_TEST_REQUIRE(told.asked.has_value());
  BOOST_TEST((told.asked->revisions == both));
  BOOST_TEST(told.asked->message == "both");
  BOOST_TEST(told.asked->revision_id == "cafe");
  BOOST_TEST((told.asked->labels == said.asked->labels));
  BOOST_TEST(told.asked->splice);
  BOOST_TEST(parse_with("rebase", {}, around).asked->revisions.empty());
  BOOST_TEST(!parse_with("rebase", {}, around).asked->splice);
}

BOOST_FIXTURE_TEST_CASE(arguments_come_from_files_too, scratch_directory) {
  write_files(
      {{path / "arguments", "--name\napp\n--directory\nmy migrations\n--schema-object\np.o\n"}, {path / "none", ""}});
  const auto given = parse({"check", "@" + (path / "arguments").string(), "@" + (path / "none").string()}, {});
  BOOST_TEST_REQUIRE(given.asked.has_value());
  BOOST_TEST(given.asked->directory == "my migrations");
}

BOOST_AUTO_TEST_CASE(a_message_may_begin_like_the_name_of_such_a_file) {
  const auto given = parse_with("revision", {"--message", "@home is a column"});
  BOOST_TEST_REQUIRE(given.asked.has_value());
  BOOST_TEST(given.asked->message == "@home is a column");
}

BOOST_AUTO_TEST_CASE(the_next_command_goes_through_the_build_or_the_tool) {
  auto asked = *parse_with("check", {"--migration-objects", "a b.o"}).asked;
  BOOST_TEST(
      next_command(asked, "revision", {{"DROP", "--drop", "it's"}}) ==
      R"(instar revision --name app --directory migrations --schema-object probe.o --migration-objects 'a b.o' --drop 'it'\''s')");
  const std::vector<extra_argument> chosen = {{"REVISIONS", "", "a,b"}, {"SPLICE", "--splice", ""}};
  BOOST_TEST(next_command(asked, "merge", chosen) ==
             "instar merge a,b --name app --directory migrations --schema-object probe.o --migration-objects 'a b.o' "
             "--splice");
  asked.build_command = "cmake --build build --target app";
  BOOST_TEST(next_command(asked, "merge", chosen) == "REVISIONS=a,b SPLICE=1 cmake --build build --target app_merge");
  BOOST_TEST(next_command(asked, "review") == "cmake --build build --target app_review");
  BOOST_TEST(next_command(asked, "review", {{"YES", "--yes", ""}}) == "YES=1 cmake --build build --target app_review");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
