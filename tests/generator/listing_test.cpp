#include "generator/listing.hpp"

#include <boost/test/unit_test.hpp>

#include "generator/clean_project.hpp"
#include "generator/init.hpp"

namespace instar::generator {
namespace {

using namespace instar::testing;

BOOST_FIXTURE_TEST_SUITE(listing, clean_project)

BOOST_AUTO_TEST_CASE(the_newest_comes_first) {
  auto labelled = side;
  labelled.labels = {"names"};
  labelled.depends_on = {"3f9a1c0b72de"};
  add(second, false);
  add(labelled);
  BOOST_TEST(tell_history(asked).text ==
             "00000000beef  a migration [names] (head)\n3f9a1c0b72de  a migration (draft)\n"
             "9c2b7d01aaaa  a migration (fork)\n");
  asked.range = "names:";
  asked.verbose = true;
  const auto told = tell_history(asked).text;
  check_holds(told,
              "00000000beef  a migration [names] (head)\n  follows:    9c2b7d01aaaa\n  depends on: 3f9a1c0b72de\n");
  check_holds(told, "20260901_1200_00000000beef.cpp\n");
  BOOST_TEST(told.find("a migration (fork)") == told.npos);
}

BOOST_FIXTURE_TEST_CASE(no_migration_yet, project) {
  declare({});
  BOOST_TEST(tell_history(asked).text == "app_migrations: there is no migration yet.\n");
  check_says(error_of([&] { (void)show_migration(asked); }), "there is nothing to show");
}

BOOST_AUTO_TEST_CASE(a_migration_is_shown_with_its_sql) {
  add(second);
  asked.revision = "3f9a";
  const auto told = show_migration(asked).text;
  check_holds(told, "3f9a1c0b72de  a migration (head)\n  follows:    9c2b7d01aaaa\n");
  check_holds(told, "The way up:\n  add column tasks priority integer not null default 0\n");
  check_holds(told, "SQL for sqlite:\n");
  check_holds(told, "The way down:\n  drop column tasks priority");
}

BOOST_AUTO_TEST_CASE(what_an_editor_opens) {
  add(second);
  add(side);
  BOOST_TEST(files_to_edit(asked).size() == 2u);
  asked.revision = "head-1";
  check_says(error_of([&] { (void)files_to_edit(asked); }), "there are several heads");
  asked.revision = "3f9a-1";
  BOOST_TEST((files_to_edit(asked) == std::vector{asked.file_path("20260901_1200_9c2b7d01aaaa.cpp")}));
}

BOOST_FIXTURE_TEST_CASE(a_project_to_start_from, project) {
  asked.directory = (path / "new").string();
  const auto told = init_project(asked);
  check_holds(told.text, "main.cpp");
  check_holds(read("new/CMakeLists.txt"), "add_schema_migrations(app_migrations\n");
  check_holds(read("new/main.cpp"), "#include <app_migrations.hpp>\n");
  check_holds(read("new/schema.hpp"), "#include <instar/dsl.hpp>\n");
  check_says(error_of([&] { (void)init_project(asked); }), "new/schema.hpp: there is such a file already");
}

BOOST_FIXTURE_TEST_CASE(a_cmake_file_that_is_there_stays, project) {
  asked.directory = path.string();
  write("CMakeLists.txt", "# mine\n");
  check_holds(init_project(asked).text, "CMakeLists.txt:\n\n  find_package(instar REQUIRED COMPONENTS sqlite)\n");
  BOOST_TEST(read("CMakeLists.txt") == "# mine\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
