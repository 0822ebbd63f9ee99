#include "generator/squash.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/clean_project.hpp"
#include "generator/listing.hpp"
#include "generator/review.hpp"
#include "generator/revision.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

/// Three migrations in a row, the last of which renames.
struct long_project : clean_project {
  long_project() {
    add(second);
    auto third = side;
    third.parents = {"3f9a1c0b72de"};
    add(third);
    declare({tasks_with_priority_and_name});
    asked.revision_id = "5555eeee0000";
  }

  void compile_squashed() {
    const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
    asked.migration_objects.push_back(testing::compile(asked.file_path(lock.back().file)).string());
  }
};

BOOST_FIXTURE_TEST_SUITE(squashing, long_project)

BOOST_AUTO_TEST_CASE(from_the_base_the_schema_is_created_at_once) {
  asked.range = ":3f9a";
  const auto told = squash_migrations(asked);
  check_holds(told.text, "a draft that replaces 2 migrations");
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  const auto source = read("migrations/" + lock.back().file);
  check_holds(source, ".replaces = \"9c2b7d01aaaa 3f9a1c0b72de\",");
  BOOST_TEST(source.find("add_column") == source.npos);
  BOOST_TEST(lock.back().parents.empty());

  compile_squashed();
  BOOST_TEST(check_migrations(asked).exit_code == unreviewed);
  (void)accept(prepare_review(asked), asked);
  asked.chain = (path / "chain.cpp").string();
  BOOST_TEST(check_migrations(asked).exit_code == 0);
  for (const char* revision : {"9c2b7d01aaaa", "3f9a1c0b72de", "00000000beef", "5555eeee0000"})
    check_holds(read("chain.cpp"), "&instar_migration_" + std::string(revision));
  asked.range.clear();
  BOOST_TEST(tell_history(asked).text ==
             "00000000beef  a migration (head)\n5555eeee0000  a migration to a migration\n");
}

BOOST_AUTO_TEST_CASE(from_the_base_only_what_new_databases_need_comes_along) {
  auto edited = second;
  edited.upgrade.push_back(execute{"UPDATE tasks SET priority = 1", {}});
  edited.upgrade.push_back(run{"fill"});
  edited.upgrade.push_back(execute{"INSERT INTO tasks (id) VALUES (1)", {}});
  edited.downgrade.emplace_back(run{"empty"});
  edit(edited);
  (void)accept(prepare_review(asked), asked);
  const auto squashed = [&] {
    edit(edited);
    asked.range = ":3f9a";
    (void)squash_migrations(asked);
    return read("migrations/" + read_lock(read("migrations/migrations.lock"), "lock").back().file);
  };
  check_says(error_of([&] { (void)squashed(); }), "migration 3f9a1c0b72de of the range runs the C++ function fill");
  edited.needed_when_new = {3, 4};
  edited.needless_when_new = {2};
  check_says(error_of([&] { (void)squashed(); }), "needless_when_new(run(...))");
  edited.needed_when_new = {4};
  edited.needless_when_new = {2, 3};
  const auto source = squashed();
  check_holds(source, "needed_when_new(execute(\"INSERT INTO tasks (id) VALUES (1)\")));");
  BOOST_TEST(source.find("UPDATE tasks") == source.npos);
  BOOST_TEST(source.find("run(") == source.npos);
  BOOST_TEST(source.find("add_column") == source.npos);
}

BOOST_AUTO_TEST_CASE(elsewhere_all_steps_are_kept_in_a_row) {
  asked.range = "3f9a:";
  BOOST_TEST(squash_migrations(asked).exit_code == 0);
  const auto lock = read_lock(read("migrations/migrations.lock"), "lock");
  BOOST_TEST((lock.back().parents == std::vector<std::string>{"9c2b7d01aaaa"}));
  const auto source = read("migrations/" + lock.back().file);
  check_holds(source, "rename_column(\"tasks\", \"title\", \"name\")");
  compile_squashed();
  (void)accept(prepare_review(asked), asked);
  BOOST_TEST(check_migrations(asked).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(the_build_sees_a_squashed_migration_that_makes_something_else) {
  asked.range = ":3f9a";
  BOOST_TEST(squash_migrations(asked).exit_code == 0);
  auto wrong = migration_of("5555eeee0000", {}, {create_table{tasks_table}});
  wrong.replaces = {"9c2b7d01aaaa", "3f9a1c0b72de"};
  edit(wrong);
  asked.migration_objects.push_back((path / "5555eeee0000.o").string());
  const auto failure = check_fails();
  check_says(failure, "it does not make what the migrations make that it replaces");
  check_says(failure, "- column priority");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_squashed) {
  const auto refused = [&](const std::string& range) {
    asked.range = range;
    return error_of([&] { (void)squash_migrations(asked); });
  };
  check_says(refused(""), "no range is named");
  check_says(refused("3f9a:3f9a"), "fewer than two");
  auto third = side;
  third.parents = {"3f9a1c0b72de"};
  third.depends_on = {"9c2b7d01aaaa"};
  edit(third);
  check_says(refused(":3f9a"), "migration 00000000beef follows 9c2b7d01aaaa in the middle of the range");
  third.upgrade.push_back(run{"fill"});
  third.depends_on.clear();
  edit(third);
  check_says(refused(":"), "is not reviewed");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
