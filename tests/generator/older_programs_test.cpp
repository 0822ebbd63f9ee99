#include <boost/test/unit_test.hpp>

#include "generator/older_programs.hpp"

namespace instar::generator {
namespace {

const column text_column{.name = "title", .type = {"text"}};
const table notes{.name = "notes", .columns = {{.name = "id", .type = {"bigint"}, .not_null = true}}};

table with_key_to(const std::string& other, referential_action on_delete) {
  auto definition = notes;
  definition.constraints.insert(foreign_key{.name = "fk",
                                            .columns = {"id"},
                                            .referenced_table = other,
                                            .referenced_columns = {"id"},
                                            .on_delete = on_delete});
  return definition;
}

std::string harm_of(std::vector<operation> steps) {
  return harm_to_older_programs({.revision = "3f9a1c0b72de", .upgrade = std::move(steps)});
}

BOOST_AUTO_TEST_SUITE(harm_to_older_programs_)

BOOST_AUTO_TEST_CASE(what_only_adds_does_no_harm) {
  auto counted = text_column;
  counted.not_null = true;
  counted.default_value = {term_kind::text, "none"};
  auto commented = text_column;
  commented.properties.add({"", "comment", {term_kind::text, "a title"}});
  BOOST_TEST(harm_of({}) == "");
  BOOST_TEST(harm_of({create_table{notes}}) == "");
  BOOST_TEST(harm_of({add_column{"tasks", text_column}, add_column{"tasks", counted}}) == "");
  BOOST_TEST(harm_of({create_index{"tasks", {.name = "ix", .keys = keys_of({"title"})}}}) == "");
  BOOST_TEST(harm_of({create_object{{.kind = object_kind::view, .name = "open_tasks"}}}) == "");
  BOOST_TEST(harm_of({alter_column{"tasks", text_column, commented}}) == "");
  BOOST_TEST(harm_of({create_table{with_key_to("tasks", referential_action::cascade)}}) == "");
}

BOOST_AUTO_TEST_CASE(anything_else_may_and_is_named) {
  auto needed = text_column;
  needed.not_null = true;
  const operation harmful[] = {
      add_column{"tasks", needed},
      drop_column{"tasks", text_column},
      drop_table{notes},
      rename_table{"tasks", "jobs"},
      rename_column{"tasks", "title", "name"},
      alter_column{"tasks", text_column, needed},
      create_table{with_key_to("tasks", referential_action::no_action)},
      create_index{"tasks", {.name = "ux", .unique = true, .keys = keys_of({"title"})}},
      add_constraint{"tasks", check{.name = "ck", .expression = "{title} <> ''"}},
      create_object{{.kind = object_kind::trigger, .name = "touch", .on = "tasks"}},
      execute{"UPDATE tasks SET title = ''", {}},
  };
  for (const auto& change : harmful) BOOST_TEST(harm_of({change}) == "`" + describe(change) + "`");
}

BOOST_AUTO_TEST_CASE(what_is_done_to_a_table_that_the_migration_makes_does_no_harm) {
  BOOST_TEST(harm_of({create_table{notes}, add_constraint{"notes", check{.name = "ck", .expression = "{id} > 0"}},
                      create_index{"notes", {.name = "ux", .unique = true, .keys = keys_of({"id"})}}}) == "");
}

BOOST_AUTO_TEST_CASE(the_migration_has_the_last_word) {
  migration_text said{.revision = "3f9a1c0b72de", .harmless_to_older_programs = true};
  said.upgrade = {drop_table{notes}};
  BOOST_TEST(harm_to_older_programs(said) == "");
  said.harmless_to_older_programs = false;
  said.upgrade = {create_table{notes}};
  BOOST_TEST(harm_to_older_programs(said) == "it says so itself");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace instar::generator
