#include <boost/test/unit_test.hpp>

#include <filesystem>

#include "generator/check.hpp"
#include "generator/files.hpp"
#include "generator/lock_file.hpp"
#include "generator/plan.hpp"
#include "generator/project.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;
namespace fs = std::filesystem;

const std::string tasks =
    "table tasks\n  column id bigint not null\n  column title text\n  primary key pk_tasks (id)\n";
const std::string tasks_with_priority =
    "table tasks\n  column id bigint not null\n  column title text\n  column priority integer not null default 0\n"
    "  primary key pk_tasks (id)\n";

const table tasks_table{.name = "tasks",
                        .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                                    {.name = "title", .type = {.name = "text"}}},
                        .constraints = {primary_key{"pk_tasks", {"id"}}},
                        .indexes = {}};
const column priority{
    .name = "priority", .type = {.name = "integer"}, .not_null = true, .default_value = {default_kind::number, "0"}};

const migration_text first = migration_of("9c2b7d01aaaa", {}, {create_table{tasks_table}});
const migration_text second = migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"}, {add_column{"tasks", priority}});
const migration_text side = migration_of("00000000beef", {"9c2b7d01aaaa"}, {rename_column{"tasks", "title", "name"}});

void check_holds(const std::string& text, std::string_view sentence) {
  BOOST_CHECK_MESSAGE(text.find(sentence) != text.npos, "expected `" << sentence << "` in:\n" << text);
}

/// A project whose chain makes the tasks and is reviewed.
struct clean_project : project {
  clean_project() {
    add(first);
    declare({tasks});
  }

  /// The refusal of `check`, which writes nothing.
  [[nodiscard]] error check_fails() {
    asked.chain = (path / "chain.cpp").string();
    const auto before = everything();
    const auto failure = error_of([&] { (void)check_migrations(asked); });
    BOOST_TEST((everything() == before));
    return failure;
  }

  [[nodiscard]] outcome check_refuses(int exit_code) {
    asked.chain = (path / "chain.cpp").string();
    const auto before = everything();
    auto result = check_migrations(asked);
    BOOST_TEST(result.exit_code == exit_code);
    BOOST_TEST((everything() == before));
    return result;
  }

  void replace_in(const std::string& file, const std::string& from, const std::string& to) {
    auto text = read(file);
    const auto at = text.find(from);
    BOOST_TEST_REQUIRE(at != text.npos);
    write(file, text.replace(at, from.size(), to));
  }
};

BOOST_FIXTURE_TEST_SUITE(commands, clean_project)

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
  check_holds(read("chain.cpp"), "{nullptr, 0, \"app_migrations\"}");
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
  check_says(check_fails(), "migration 3f9a1c0b72de has the parent 111111111111, which is not listed");
}

BOOST_AUTO_TEST_CASE(nothing_is_its_own_ancestor) {
  auto loop = second;
  loop.parents = {"9c2b7d01aaaa", "3f9a1c0b72de"};
  add(loop);
  check_says(check_fails(), "migration 3f9a1c0b72de is its own ancestor");
}

BOOST_AUTO_TEST_CASE(two_heads_are_told_with_the_way_out) {
  add(second);
  add(side);
  const auto failure = check_fails();
  check_says(failure, "the chain has two heads: 3f9a1c0b72de (20260901_1200_3f9a1c0b72de.cpp) and 00000000beef");
  check_says(failure, "say which comes first");
}

BOOST_AUTO_TEST_CASE(branches_that_meet_are_one_chain) {
  add(second);
  add(side);
  add(migration_of("00000000cafe", {"3f9a1c0b72de", "00000000beef"}, {}));
  declare(
      {"table tasks\n  column id bigint not null\n  column name text\n  column priority integer not null default 0\n"
       "  primary key pk_tasks (id)\n"});
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

// plan

BOOST_AUTO_TEST_CASE(a_plan_writes_nothing_and_succeeds) {
  declare({"table tasks\n  column id bigint not null\n  primary key pk_tasks (id)\n"});
  const auto before = everything();
  const auto told = plan_revision(asked);
  BOOST_TEST(told.exit_code == 0);
  check_holds(told.text, "Operations:\n  drop column tasks title text\n");
  check_holds(told.text, "SQL for sqlite:\n  ALTER TABLE \"tasks\" DROP COLUMN \"title\";");
  check_holds(told.text, "tasks.title [loses_data]");
  BOOST_TEST((everything() == before));
  declare({tasks});
  BOOST_TEST(plan_revision(asked).text == "app_migrations: nothing to migrate.\n");
}

BOOST_AUTO_TEST_CASE(a_plan_repeats_what_is_confirmed_in_the_next_command) {
  declare({"table tasks\n  column id bigint not null\n  column name text\n  primary key pk_tasks (id)\n"});
  asked.dropped = {"tasks.title"};
  check_holds(plan_revision(asked).text, "DROP=tasks.title cmake --build build --target app_migrations_revision");
}

// revision

BOOST_AUTO_TEST_CASE(a_revision_is_written_with_snapshot_and_lock_line) {
  declare({tasks_with_priority});
  const auto told = write_revision(asked);
  BOOST_TEST(told.exit_code == 0);
  BOOST_TEST(told.text == "Wrote " + asked.directory + R"(/20261001_0930_3f9a1c0b72de_add_tasks_priority.cpp, a draft:

  3f9a1c0b72de "add tasks.priority"
    add column tasks priority integer not null default 0

Next: read it, edit it where it should say something else, and review
  cmake --build build --target app_migrations_review
)");
  check_holds(read("migrations/schema.snapshot"), "column priority integer not null default 0");
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  BOOST_TEST_REQUIRE(lock.size() == 2u);
  BOOST_TEST(lock[1].file == "20261001_0930_3f9a1c0b72de_add_tasks_priority.cpp");
  BOOST_TEST((lock[1].parents == std::vector<std::string>{"9c2b7d01aaaa"}));
  BOOST_TEST(!lock[1].reviewed);
}

BOOST_AUTO_TEST_CASE(the_same_input_gives_the_same_files) {
  declare({tasks_with_priority});
  asked.message = "add priority";
  const auto input = path / "saved";
  fs::copy(asked.directory, input, fs::copy_options::recursive);
  (void)write_revision(asked);
  const auto once = everything();
  fs::remove_all(asked.directory);
  fs::copy(input, asked.directory, fs::copy_options::recursive);
  (void)write_revision(asked);
  BOOST_TEST((everything() == once));
  for (const auto& file : fs::directory_iterator(asked.directory))
    BOOST_TEST(read_file(file.path()).find(path.string()) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_revision_without_a_difference) {
  const auto before = everything();
  const auto failure = error_of([&] { (void)write_revision(asked); });
  check_says(failure, "no difference");
  check_says(failure, "EMPTY=1 cmake --build build --target app_migrations_revision");
  BOOST_TEST((everything() == before));
  asked.empty = true;
  const auto told = write_revision(asked);
  check_holds(told.text, "It is empty: write its steps, up and down");
  BOOST_TEST(fs::exists(path / "migrations/20261001_0930_3f9a1c0b72de_data_migration.cpp"));
}

BOOST_AUTO_TEST_CASE(a_revision_after_a_draft_says_so) {
  add(migration_of("00000000beef", {"9c2b7d01aaaa"}, {}), false);
  declare({tasks_with_priority});
  check_holds(write_revision(asked).text,
              "The migration before it, 20260901_1200_00000000beef.cpp, is not reviewed either.");
}

BOOST_AUTO_TEST_CASE(a_revision_that_is_there_is_not_written_again) {
  declare({tasks_with_priority});
  asked.revision_id = "9c2b7d01aaaa";
  const auto before = everything();
  check_says(error_of([&] { (void)write_revision(asked); }), "revision 9c2b7d01aaaa is there already");
  BOOST_TEST((everything() == before));
}

BOOST_AUTO_TEST_CASE(a_revision_cannot_be_written_half) {
  declare({tasks_with_priority});
  fs::remove(asked.lock_path());
  fs::create_directory(asked.lock_path());
  const auto before = everything();
  BOOST_CHECK_THROW((void)write_revision(asked), error);
  BOOST_TEST((everything() == before));
}

// review

BOOST_AUTO_TEST_CASE(a_review_shows_what_destroys_first) {
  const auto drop = migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"}, {drop_column{"tasks", tasks_table.columns[1]}});
  add(drop, false);
  declare({"table tasks\n  column id bigint not null\n  primary key pk_tasks (id)\n"});
  const auto before = everything();
  const auto shown = prepare_review(asked);
  BOOST_TEST((everything() == before));
  BOOST_TEST(shown.migrations == 1u);
  BOOST_TEST(shown.text == R"(3f9a1c0b72de "a migration", a draft
20260901_1200_3f9a1c0b72de.cpp

Hazards on the way up:

  tasks.title [loses_data]
    the column is dropped with all its values
      make sure that nothing reads it any more, and that a backup holds what is still wanted.

The way up:
  drop column tasks title text

SQL for sqlite:
  ALTER TABLE "tasks" DROP COLUMN "title";

SQL for postgresql:
  ALTER TABLE "tasks" DROP COLUMN "title";

The way down:
  add column tasks title text

SQL for sqlite:
  ALTER TABLE "tasks" ADD COLUMN "title" TEXT;

SQL for postgresql:
  ALTER TABLE "tasks" ADD COLUMN "title" text;

)");
  const auto told = accept(shown, asked);
  BOOST_TEST(told.exit_code == 0);
  check_holds(told.text, "Recorded 1 migration as reviewed in ");
  check_holds(told.text, "Next: build, and commit the directory\n  cmake --build build --target app_migrations\n");
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_review_shows_what_the_way_down_destroys) {
  add(migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"}, {add_column{"tasks", priority}}), false);
  declare({tasks_with_priority});
  const auto shown = prepare_review(asked).text;
  check_holds(shown, "Hazards on the way down:\n\n  tasks.priority [loses_data]\n");
  check_holds(shown, "ALTER TABLE \"tasks\" DROP COLUMN \"priority\";");
}

BOOST_AUTO_TEST_CASE(an_edited_migration_is_reviewed_with_its_new_digest) {
  auto edited = first;
  edited.upgrade.push_back(execute{"DELETE FROM tasks", {}});
  edit(edited);
  const auto shown = prepare_review(asked);
  check_holds(shown.text, "9c2b7d01aaaa \"a migration\", edited since its review");
  check_holds(shown.text, "undo the edit and put the change into a migration of its own.");
  check_holds(shown.text, "execute [not_examined]");
  (void)accept(shown, asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_review_of_a_hand_edited_chain_writes_the_snapshot_anew) {
  auto edited = first;
  auto definition = tasks_table;
  definition.columns.push_back(priority);
  edited.upgrade = {create_table{definition}};
  edited.downgrade = {drop_table{definition}};
  edit(edited);
  declare({tasks_with_priority});
  const auto shown = prepare_review(asked);
  check_holds(shown.text,
              "The snapshot is to become what the migrations make:\n\n  table tasks\n    + column priority");
  check_holds(accept(shown, asked).text, "schema.snapshot");
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(a_review_of_a_reviewed_chain_has_nothing_to_do) {
  const auto shown = prepare_review(asked);
  BOOST_TEST(shown.files.empty());
  BOOST_TEST(shown.text == "app_migrations: every migration is reviewed.\n");
}

BOOST_AUTO_TEST_CASE(nobody_to_ask_is_a_refusal_that_says_how) {
  const auto told = refuse_unasked(asked);
  BOOST_TEST(told.exit_code == 4);
  check_holds(told.text, "Nothing was recorded: there is no terminal to ask at.");
  check_holds(told.text, "YES=1 cmake --build build --target app_migrations_review");
}

// All of it, with a real compiler.

BOOST_FIXTURE_TEST_CASE(from_a_declaration_to_a_reviewed_chain_and_on, project) {
  declare({tasks});
  check_holds(check_migrations(asked).text, "there is no migration yet for the declared schema (schema.hpp)");
  asked.revision_id = "9c2b7d01aaaa";
  asked.now = "20260901_1200";
  BOOST_TEST(write_revision(asked).exit_code == 0);
  compile();
  BOOST_TEST(check_migrations(asked).exit_code == 4);
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);

  declare({tasks_with_priority});
  BOOST_TEST(check_migrations(asked).exit_code == 3);
  asked.revision_id = "3f9a1c0b72de";
  asked.now = "20261001_0930";
  BOOST_TEST(write_revision(asked).exit_code == 0);
  compile();
  BOOST_TEST(check_migrations(asked).exit_code == 4);
  // What was written is what is reviewed: the digest in the lock file is that of the compiled migration.
  const auto lock = read("migrations/migrations.lock");
  (void)accept(prepare_review(asked), asked);
  auto reviewed = lock;
  reviewed.replace(reviewed.find(" draft "), 7, " reviewed ");
  BOOST_TEST(read("migrations/migrations.lock") == reviewed);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
