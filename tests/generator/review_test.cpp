#include <boost/test/unit_test.hpp>

#include "generator/check.hpp"
#include "generator/clean_project.hpp"
#include "generator/review.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

BOOST_FIXTURE_TEST_SUITE(reviewing, clean_project)

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

Programs that do not know it yet refuse a database to which it was applied: `drop column tasks title text`.
Where it does them no harm, let it say .older_programs = instar::to_older_programs::harmless.

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
