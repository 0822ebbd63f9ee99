#include <boost/test/unit_test.hpp>

#include "generator/branched_project.hpp"
#include "generator/check.hpp"
#include "generator/lock_file.hpp"
#include "generator/merge.hpp"
#include "generator/rebase.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"
#include "generator/source_edit.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

const column wide_priority{.name = "priority", .type = {.name = "bigint"}};

BOOST_FIXTURE_TEST_SUITE(joining_branches, branched_project)

BOOST_AUTO_TEST_CASE(a_merge_follows_both_heads) {
  put_conflict_into_lock();
  const auto told = merge();
  BOOST_TEST(told.exit_code == 0, told.text);
  check_holds(told.text, "3f9a1c0b72de \"a migration\", 20260901_1200_3f9a1c0b72de.cpp");
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  BOOST_TEST_REQUIRE(lock.size() == 4u);
  BOOST_TEST((lock[3].parents == std::vector<std::string>{"3f9a1c0b72de", "00000000beef"}));
  BOOST_TEST(!lock[3].reviewed);
  check_holds(read("migrations/" + lock[3].file), ".parents = {\"3f9a1c0b72de\", \"00000000beef\"},");

  asked.migration_objects.push_back(testing::compile(asked.file_path(lock[3].file)).string());
  asked.command = "check";
  BOOST_TEST(check_migrations(asked).exit_code == unreviewed);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_merge_says_when_the_header_was_not_merged) {
  declare({tasks_with_priority});
  check_holds(merge().text, "The declared schema (schema.hpp) is not what all branches make together");
}

BOOST_AUTO_TEST_CASE(a_merge_says_when_data_might_depend_on_the_order) {
  auto one = second, other = side;
  one.upgrade.push_back(execute{.sql = "UPDATE tasks SET id = 1"});
  edit(one);
  BOOST_TEST(merge().text.find("SQL or C++") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(nothing_to_merge, clean_project) {
  asked.command = "merge";
  check_says(error_of([&] { (void)merge_branches(asked); }), "there is one head, so there is nothing to merge");
}

BOOST_AUTO_TEST_CASE(a_clash_is_named_with_both_versions) {
  edit(migration_of("00000000beef", {"9c2b7d01aaaa"}, {add_column{"tasks", wide_priority}}));
  asked.command = "merge";
  asked.revision_id = "00000000cafe";
  const auto told = refused(merge_branches).text;
  check_holds(told, "table tasks, column priority [clash]");
  check_holds(told, "before both:      there is none");
  check_holds(told, "3f9a1c0b72de leaves:   column priority integer not null default 0");
  check_holds(told, "00000000beef leaves:   column priority bigint");
  asked.command = "rebase";
  asked.branch = "00000000beef";
  check_holds(refused(rebase_branch).text, "table tasks, column priority [clash]");
}

BOOST_AUTO_TEST_CASE(a_table_that_one_side_drops_clashes_with_what_the_other_does_in_it) {
  edit(migration_of("00000000beef", {"9c2b7d01aaaa"}, {drop_table{tasks_table}}));
  asked.command = "merge";
  const auto told = refused(merge_branches).text;
  check_holds(told, "table tasks, column priority [clash]");
  check_holds(told, "00000000beef leaves:   there is none");
}

BOOST_AUTO_TEST_CASE(a_step_that_finds_no_column_any_more_is_named) {
  edit(migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"},
                    {create_index{"tasks", {.name = "ix_tasks_title", .keys = keys_of({"title"})}}}));
  asked.command = "merge";
  check_holds(refused(merge_branches).text, "step: create index tasks ix_tasks_title (title)");
}

BOOST_AUTO_TEST_CASE(an_id_or_a_label_that_is_there_is_not_given_to_a_merge) {
  asked.revision_id = "3f9a1c0b72de";
  check_says(merge_fails({}), "revision 3f9a1c0b72de is there already");
  asked.revision_id = "00000000cafe";
  auto labelled = second;
  labelled.labels = {"planning"};
  edit(labelled);
  asked.labels = {"planning"};
  const auto taken = merge_fails({});
  check_says(taken, "the branch label planning is there twice");
  check_says(taken, "nothing was written");
  asked.labels = {"joined"};
  BOOST_TEST(merge().exit_code == 0);
  const auto source = read("migrations/" + lock().back().file);
  check_holds(source, ".branch_labels = {\"joined\"},");
  check_holds(source, ".id = \"00000000cafe\",");
}

BOOST_AUTO_TEST_CASE(a_merge_is_called_after_its_branches) {
  (void)merge();
  check_holds(read("migrations/" + lock().back().file), ".message = \"merge a migration and a migration\"");
}

BOOST_AUTO_TEST_CASE(a_merge_is_called_as_one_says) {
  asked.message = "all of spring";
  (void)merge();
  BOOST_TEST(lock().back().file == "20261001_0930_00000000cafe_all_of_spring.cpp");
  check_holds(read("migrations/" + lock().back().file), ".message = \"all of spring\"");
}

/// Somebody may write a merge by hand.
BOOST_AUTO_TEST_CASE(the_build_sees_branches_that_clash) {
  edit(migration_of("00000000beef", {"9c2b7d01aaaa"},
                    {alter_column{"tasks", tasks_table.columns[1], {.name = "title", .type = {.name = "uuid"}}}}));
  edit(migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"},
                    {drop_column{"tasks", tasks_table.columns[1]}, add_column{"tasks", tasks_table.columns[1]}}));
  asked.several_heads = true;
  asked.command = "check";
  const auto failure = check_fails();
  check_says(failure, "yield different schemas in different orders");
}

BOOST_AUTO_TEST_CASE(a_rebase_puts_one_branch_behind_the_other) {
  write("migrations/20260901_1200_00000000beef.cpp",
        "// by hand\nconstexpr instar::revision revision{\n    .id = \"00000000beef\",\n    .parents = { "
        "\"9c2b7d01aaaa\" },\n    .message = \"x\"};\n");
  put_conflict_into_lock();
  const auto told = rebase("00000000beef");
  BOOST_TEST(told.exit_code == 0, told.text);
  check_holds(told.text, "Put the branch of 00000000beef behind 3f9a1c0b72de");
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  BOOST_TEST((lock[2].parents == std::vector<std::string>{"3f9a1c0b72de"}));
  BOOST_TEST(lock[2].reviewed);
  BOOST_TEST(read("migrations/20260901_1200_00000000beef.cpp") ==
             "// by hand\nconstexpr instar::revision revision{\n    .id = \"00000000beef\",\n    .parents = "
             "{\"3f9a1c0b72de\"},\n    .message = \"x\"};\n");
  auto compiled = side;
  compiled.parents = {"3f9a1c0b72de"};
  edit(compiled);
  asked.command = "check";
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(which_branch_to_move_is_asked_unless_one_is_all_drafts) {
  const auto unclear = error_of([&] { (void)rebase(""); });
  check_says(unclear, "it is not clear which branch");
  check_says(unclear, "BRANCH=3f9a1c0b72de cmake --build build --target app_migrations_rebase");
  replace_in("migrations/migrations.lock", " reviewed 20260901_1200_3f9a1c0b72de", " draft 20260901_1200_3f9a1c0b72de");
  write("migrations/20260901_1200_3f9a1c0b72de.cpp", "{.id = \"3f9a1c0b72de\", .parents = {\"9c2b7d01aaaa\"}}");
  check_holds(rebase("").text, "Put the branch of 3f9a1c0b72de behind 00000000beef");
}

BOOST_AUTO_TEST_CASE(a_rebase_that_makes_no_sense) {
  check_says(error_of([&] { (void)rebase("9c2b7d01aaaa", "00000000beef"); }), "follows the other already");
  check_says(error_of([&] { (void)rebase("nowhere"); }), "there is no revision and no branch 'nowhere'");
  // The source is not one that can be edited.
  check_says(error_of([&] { (void)rebase("00000000beef"); }), "there is not one place for its parents");
}

BOOST_AUTO_TEST_CASE(parents_in_sources) {
  BOOST_TEST(with_parents("{.id = \"a\", .message = \"\"}", {"b", "c"}, "f") ==
             "{.id = \"a\", .parents = {\"b\", \"c\"}, .message = \"\"}");
  BOOST_TEST(with_parents("{.parents={\"x\",\n\"y\"}}", {"b"}, "f") == "{.parents = {\"b\"}}");
  check_says(error_of([] { (void)with_parents(".parents = {} .parents = {}", {"b"}, "f.cpp"); }),
             "f.cpp: there is not one place");
}

BOOST_AUTO_TEST_CASE(a_revision_on_one_of_several_heads) {
  asked.several_heads = true;
  asked.empty = true;
  asked.head = "3f9a";
  asked.labels = {"planning"};
  asked.depends_on = {"0000"};
  asked.revision_id = "00000000cafe";
  BOOST_TEST(write_revision(asked).exit_code == 0);
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  BOOST_TEST((lock[3].parents == std::vector<std::string>{"3f9a1c0b72de"}));
  const auto source = read("migrations/" + lock[3].file);
  check_holds(source, ".depends_on = {\"00000000beef\"},\n    .branch_labels = {\"planning\"},");
}

BOOST_AUTO_TEST_CASE(a_revision_that_begins_a_branch_is_spliced) {
  asked.several_heads = true;
  asked.empty = true;
  asked.head = "9c2b";
  asked.revision_id = "00000000cafe";
  check_says(error_of([&] { (void)write_revision(asked); }), "revision 9c2b7d01aaaa is no head");
  asked.splice = true;
  BOOST_TEST(write_revision(asked).exit_code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
