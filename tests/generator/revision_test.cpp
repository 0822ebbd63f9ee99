#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "generator/clean_project.hpp"
#include "generator/files.hpp"
#include "generator/lock_file.hpp"
#include "generator/plan.hpp"
#include "generator/revision.hpp"
#include "support/throws.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;
namespace fs = std::filesystem;

BOOST_FIXTURE_TEST_SUITE(revising, clean_project)

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

BOOST_AUTO_TEST_CASE(a_migration_says_what_it_loses) {
  declare({"table tasks\n  column id bigint not null\n  primary key pk_tasks (id)\n"});
  BOOST_TEST(write_revision(asked).exit_code == 0);
  check_holds(read("migrations/20261001_0930_3f9a1c0b72de_drop_tasks_title.cpp"),
              "// clang-format off\n// loses_data tasks.title: the column is dropped with all its values\n"
              "constexpr auto upgrade = steps(");
}

BOOST_AUTO_TEST_CASE(a_plan_repeats_renames_and_conversions_too) {
  declare({"table tasks\n  column id bigint not null\n  column name date\n  primary key pk_tasks (id)\n"});
  asked.renamed = {"tasks.title=tasks.name"};
  asked.conversions = {"tasks.name=date({name})"};
  check_holds(plan_revision(asked).text, "RENAME=tasks.title=tasks.name USING='tasks.name=date({name})' cmake");
  asked.build_command.clear();
  check_holds(plan_revision(asked).text, "--rename tasks.title=tasks.name --using 'tasks.name=date({name})'");
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

BOOST_AUTO_TEST_CASE(a_label_that_is_there_is_not_given_again) {
  auto labelled = migration_of("00000000beef", {"9c2b7d01aaaa"}, {});
  labelled.labels = {"planning"};
  add(labelled);
  declare({tasks_with_priority});
  const auto before = everything();
  asked.labels = {"planning"};
  const auto failure = error_of([&] { (void)write_revision(asked); });
  check_says(failure, "the branch label planning is there twice");
  check_says(failure, "nothing was written");
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
