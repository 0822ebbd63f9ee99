#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "generator/check.hpp"
#include "generator/clean_project.hpp"
#include "generator/lock_file.hpp"
#include "generator/plan.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;
namespace fs = std::filesystem;

BOOST_FIXTURE_TEST_SUITE(checking, clean_project)

BOOST_AUTO_TEST_CASE(a_project_in_step_is_clean_and_its_chain_is_written) {
  const auto told = check_migrations(asked);
  BOOST_TEST(told.exit_code == 0);
  BOOST_TEST(told.text == "app_migrations: declared schema, snapshot and 1 migration agree, and all is reviewed.\n");
  asked.chain = (path / "chain.cpp").string();
  const auto silent = check_migrations(asked);
  BOOST_TEST(silent.text.empty());
  check_holds(read("chain.cpp"), "&instar_migration_9c2b7d01aaaa");
}

BOOST_AUTO_TEST_CASE(a_second_check_writes_nothing) {
  asked.chain = (path / "chain.cpp").string();
  (void)check_migrations(asked);
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(24);
  fs::last_write_time(path / "chain.cpp", long_ago);
  (void)check_migrations(asked);
  BOOST_TEST((fs::last_write_time(path / "chain.cpp") == long_ago));
}

BOOST_FIXTURE_TEST_CASE(a_new_project_has_an_empty_chain, project) {
  declare({});
  asked.chain = (path / "chain.cpp").string();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  check_holds(read("chain.cpp"), "{nullptr, 0, {\"app_migrations\", 14}}");
  BOOST_TEST(!fs::exists(asked.directory));
}

// Proof 1: lock file, files and objects.

BOOST_AUTO_TEST_CASE(a_listed_file_must_be_there) {
  fs::remove(path / "migrations/20260901_1200_9c2b7d01aaaa.cpp");
  const auto failure = check_fails();
  check_says(failure, "migrations.lock:2: the file 20260901_1200_9c2b7d01aaaa.cpp is listed and not there");
  check_says(failure, "from version control");
  BOOST_TEST(failure.exit_code() == 1);
}

BOOST_AUTO_TEST_CASE(a_listed_migration_must_be_compiled) {
  asked.migration_objects.clear();
  const auto failure = check_fails();
  check_says(failure, "no object holds the image of migration 9c2b7d01aaaa");
  check_says(failure, "configure the build again");
}

BOOST_AUTO_TEST_CASE(an_edited_id_is_told_with_the_id_that_is_there) {
  auto other = first;
  other.revision = "aaaaaaaaaaaa";
  write("9c2b7d01aaaa.o", "");
  edit(other);
  asked.migration_objects = {(path / "aaaaaaaaaaaa.o").string()};
  check_says(check_fails(), "aaaaaaaaaaaa.o holds aaaaaaaaaaaa, which is not listed");
}

BOOST_AUTO_TEST_CASE(an_unlisted_migration_is_refused_with_its_line) {
  edit(second);
  asked.migration_objects.push_back((path / "3f9a1c0b72de.o").string());
  const auto failure = check_fails();
  check_says(failure, "3f9a1c0b72de.o: holds migration 3f9a1c0b72de, which the lock file does not list");
  check_says(failure, "3f9a1c0b72de 9c2b7d01aaaa ");
}

BOOST_AUTO_TEST_CASE(a_stray_file_is_refused_with_both_ways_out) {
  write("migrations/stray.cpp", "");
  const auto failure = check_fails();
  check_says(failure, "stray.cpp: the lock file does not list this migration");
  check_says(failure, "delete the file");
  check_says(failure, "draft stray.cpp");
}

BOOST_AUTO_TEST_CASE(parents_must_be_the_same_everywhere) {
  add(second);
  declare({tasks_with_priority});
  replace_in("migrations/migrations.lock", "3f9a1c0b72de 9c2b7d01aaaa", "3f9a1c0b72de -");
  const auto failure = check_fails();
  check_says(failure,
             "the parents of migration 3f9a1c0b72de differ: the lock file has none, the file has 9c2b7d01aaaa");
}

BOOST_AUTO_TEST_CASE(a_parent_must_be_listed) {
  auto orphan = second;
  orphan.parents = {"111111111111"};
  add(orphan);
  check_says(check_fails(), "revision 3f9a1c0b72de follows 111111111111, which is not there");
}

BOOST_AUTO_TEST_CASE(nothing_is_its_own_ancestor) {
  auto loop = second;
  loop.parents = {"9c2b7d01aaaa", "3f9a1c0b72de"};
  add(loop);
  check_says(check_fails(), "migrations.lock:3: revision 3f9a1c0b72de needs itself");
}

BOOST_AUTO_TEST_CASE(two_heads_are_told_with_the_way_out) {
  add(second);
  add(side);
  const auto failure = check_fails();
  check_says(failure, "migrations.lock:4: the chain has 2 heads: 3f9a1c0b72de (20260901_1200_3f9a1c0b72de.cpp), 000");
  check_says(
      failure,
      "join them by a migration that follows both:\n               cmake --build build --target app_migrations_merge");
  check_says(failure, "BRANCH=00000000beef cmake --build build --target app_migrations_rebase");
}

BOOST_AUTO_TEST_CASE(two_heads_that_are_wanted) {
  add(second);
  add(side);
  asked.several_heads = true;
  declare({tasks_with_priority_and_name});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(what_another_depends_on_is_no_head) {
  add(second);
  auto other = migration_of("00000000beef", {}, {});
  other.depends_on = {"3f9a1c0b72de"};
  add(other);
  declare({tasks_with_priority});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(errors_of_the_graph_are_told_with_names) {
  auto labelled = second;
  labelled.labels = {"feature"};
  add(labelled);
  auto twice = side;
  twice.labels = {"feature"};
  add(twice);
  check_says(check_fails(), "the branch label feature is there twice, on revisions 3f9a1c0b72de and 00000000beef");
  twice.labels = {};
  twice.depends_on = {"nowhere"};
  edit(twice);
  const auto failure = check_fails();
  check_says(failure, "migrations.lock:4: revision 00000000beef depends on nowhere, which is neither");
  check_says(failure, "`.depends_on`, in 20260901_1200_00000000beef.cpp");
}

BOOST_AUTO_TEST_CASE(branches_that_meet_are_one_chain) {
  add(second);
  add(side);
  add(migration_of("00000000cafe", {"3f9a1c0b72de", "00000000beef"}, {}));
  declare({tasks_with_priority_and_name});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(parents_come_before_children_whatever_the_order_of_lines) {
  add(second);
  declare({tasks_with_priority});
  auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  std::swap(lock[0], lock[1]);
  write("migrations/migrations.lock", write_lock(lock));
  asked.chain = (path / "chain.cpp").string();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  const auto chain = read("chain.cpp");
  BOOST_TEST(chain.find("9c2b7d01aaaa") < chain.find("3f9a1c0b72de"));
}

BOOST_AUTO_TEST_CASE(one_revision_in_two_objects_is_refused) {
  write("copy.o", read("9c2b7d01aaaa.o"));
  asked.migration_objects.push_back((path / "copy.o").string());
  check_says(check_fails(), "revision 9c2b7d01aaaa is in two objects");
}

BOOST_AUTO_TEST_CASE(a_damaged_object_is_told) {
  replace_in("9c2b7d01aaaa.o", "bigint", "bigimt");
  check_says(check_fails(), "9c2b7d01aaaa.o: damaged image at byte 0");
}

BOOST_AUTO_TEST_CASE(a_missing_object_is_told) {
  fs::remove(path / "probe.o");
  check_says(check_fails(), "probe.o: cannot read");
}

// Proof 2: the migrations replay.

BOOST_AUTO_TEST_CASE(an_operation_that_does_not_fit_is_told) {
  add(second);
  auto wrong = second;
  wrong.upgrade = {add_column{"task", priority}};
  edit(wrong);
  const auto failure = check_fails();
  check_says(failure, "its upgrade does not apply: there is no table task");
  check_says(failure, "3f9a1c0b72de \"a migration\"");
  check_says(failure, "add column task priority integer not null default 0");
  check_says(failure, "correct this step");
  BOOST_TEST(failure.exit_code() == 1);
}

BOOST_AUTO_TEST_CASE(a_downgrade_must_undo_its_upgrade) {
  add(second);
  declare({tasks_with_priority});
  auto wrong = second;
  wrong.downgrade.clear();
  edit(wrong);
  const auto failure = check_fails();
  check_says(failure, "its downgrade does not undo its upgrade");
  check_says(failure, "+ column priority integer not null default 0");
  check_says(failure, "irreversible(\"why\")");
}

BOOST_AUTO_TEST_CASE(a_migration_may_be_irreversible) {
  auto oneway = second;
  oneway.downgrade.clear();
  oneway.irreversible = "no";
  add(oneway);
  declare({tasks_with_priority});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

// Proof 3: the snapshot.

BOOST_AUTO_TEST_CASE(a_stale_snapshot_is_written_anew_by_a_review) {
  const auto stale = read("migrations/schema.snapshot");
  add(second);
  declare({tasks_with_priority});
  write("migrations/schema.snapshot", stale);
  const auto failure = check_fails();
  check_says(failure, "the snapshot is not what the migrations make; they make what is declared");
  check_says(failure, "+ column priority integer");
  check_says(failure, "cmake --build build --target app_migrations_review");
  BOOST_TEST(failure.exit_code() == 3);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_missing_snapshot_is_written_anew_by_a_review) {
  fs::remove(asked.snapshot_path());
  check_says(check_fails(), "there are migrations and no snapshot");
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_wrong_snapshot_is_a_persons_to_look_at) {
  replace_in("migrations/schema.snapshot", "title text", "title uuid");
  declare({tasks_with_priority});
  const auto failure = check_fails();
  check_says(failure, "nor do they make what is declared");
  check_says(failure, "~ column title uuid  ->  column title text");
  check_says(failure, "delete the snapshot");
  BOOST_TEST(failure.exit_code() == 3);
  BOOST_CHECK_THROW((void)prepare_review(asked), error);
  BOOST_CHECK_THROW((void)write_revision(asked), error);
}

BOOST_AUTO_TEST_CASE(an_edit_that_makes_another_schema_is_told_with_its_file) {
  auto edited = first;
  auto definition = tasks_table;
  definition.columns.push_back(priority);
  edited.upgrade = {create_table{definition}};
  edited.downgrade = {drop_table{definition}};
  edit(edited);
  const auto failure = check_fails();
  check_says(failure, "20260901_1200_9c2b7d01aaaa.cpp (edited by hand)");
  check_says(failure, "+ column priority integer not null default 0");
}

BOOST_AUTO_TEST_CASE(a_damaged_snapshot_is_told_with_the_way_out) {
  for (const std::string text : {"", "instar snapshot 1\n\n<<<<<<< HEAD\n", "instar snapshot 1\n"}) {
    write("migrations/schema.snapshot", text);
    const auto failure = check_fails();
    check_says(failure, "schema.snapshot:");
    check_says(failure, "restore it from version control; or delete it");
    BOOST_TEST(failure.exit_code() == 1);
  }
}

// Proof 4: what is declared.

BOOST_AUTO_TEST_CASE(drift_is_told_with_the_way_on) {
  declare({tasks_with_priority});
  const auto told = check_refuses(3);
  BOOST_TEST(told.text == R"(app_migrations: the declared schema (schema.hpp) is not what the migrations make.

  table tasks
    + column priority integer not null default 0

A revision would hold:
  add column tasks priority integer not null default 0

SQL for sqlite:
  ALTER TABLE "tasks" ADD COLUMN "priority" INTEGER NOT NULL DEFAULT 0;

SQL for postgresql:
  ALTER TABLE "tasks" ADD COLUMN "priority" integer NOT NULL DEFAULT 0;

Next: write the revision
  cmake --build build --target app_migrations_revision
)");
}

BOOST_AUTO_TEST_CASE(only_the_databases_asked_for_are_shown) {
  declare({tasks_with_priority});
  asked.dialect_names = {"sqlite"};
  BOOST_TEST(check_refuses(3).text.find("postgresql") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_order_of_columns_is_no_drift) {
  declare({"table tasks\n  column title text\n  column id bigint not null\n  primary key pk_tasks (id)\n"});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_spent_hint_is_no_drift) {
  declare(
      {"table tasks\n  renamed table jobs\n  renamed column name to title\n  column id bigint not null\n"
       "  column title text\n  primary key pk_tasks (id)\n"});
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  check_holds(plan_revision(asked).text, "renamed_from(\"name\") is spent: the rename is made");
}

BOOST_AUTO_TEST_CASE(an_ambiguous_change_is_refused_until_it_is_decided) {
  declare({"table tasks\n  column id bigint not null\n  column name text\n  primary key pk_tasks (id)\n"});
  const auto told = check_refuses(3);
  check_holds(told.text, "Before a revision can be written, this has to be decided:\n\n  tasks.title [ambiguous]");
  check_holds(told.text, ".renamed_from(\"title\")");
  check_holds(told.text, "DROP=tasks.title cmake --build build --target app_migrations_revision");
  const auto before = everything();
  const auto refused = write_revision(asked);
  BOOST_TEST(refused.exit_code == 3);
  check_holds(refused.text, "No revision was written");
  BOOST_TEST((everything() == before));
  asked.dropped = {"tasks.title"};
  BOOST_TEST(write_revision(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_column_that_existing_rows_cannot_fill_is_refused) {
  declare(
      {"table tasks\n  column id bigint not null\n  column title text\n  column x text not null\n"
       "  primary key pk_tasks (id)\n"});
  check_holds(check_refuses(3).text, "tasks.x [no_value_for_existing_rows]");
  BOOST_TEST(write_revision(asked).exit_code == 3);
}

BOOST_AUTO_TEST_CASE(what_a_database_cannot_hold_is_refused) {
  const std::string long_name(64, 'x');
  declare({"table tasks\n  column id bigint not null\n  column title text\n  column " + long_name +
           " text\n  primary key pk_tasks (id)\n"});
  const auto told = check_refuses(1);
  check_holds(told.text, "A database cannot hold the declared schema (schema.hpp)");
  check_holds(told.text, long_name);
  check_holds(told.text, "postgresql: ");
}

// Proof 5: reviewed.

BOOST_AUTO_TEST_CASE(a_draft_is_not_accepted) {
  add(second, false);
  declare({tasks_with_priority});
  BOOST_TEST(check_refuses(4).text == R"(app_migrations: not every migration is reviewed.

  20260901_1200_3f9a1c0b72de.cpp: a draft

Next: review
  cmake --build build --target app_migrations_review
)");
}

BOOST_AUTO_TEST_CASE(a_difference_on_top_of_a_draft_says_how_to_write_the_draft_anew) {
  add(migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"}, {add_column{"tasks", priority}}), false);
  write_snapshot_of_chain();
  const auto text = check_refuses(3).text;
  check_holds(text, "The newest migration, 20260901_1200_3f9a1c0b72de.cpp, is a draft");
  check_holds(text, "  git checkout -- " + asked.directory + " && git clean -f " + asked.directory + "\n");
}

BOOST_AUTO_TEST_CASE(an_edited_migration_is_not_accepted) {
  auto edited = first;
  edited.upgrade.push_back(execute{"DELETE FROM tasks", {}});
  edit(edited);
  check_holds(check_refuses(4).text, "20260901_1200_9c2b7d01aaaa.cpp: edited since its review; undo the edit, or\n");
}

BOOST_AUTO_TEST_CASE(a_reworded_message_is_no_edit) {
  auto reworded = first;
  reworded.message = "other words";
  edit(reworded);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
