#pragma once

/// What the tests of the commands share: a project whose chain makes a table of tasks, and is reviewed.

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "generator/check.hpp"
#include "generator/project.hpp"
#include "support/throws.hpp"

namespace instar::generator {

using namespace instar::testing;

inline const std::string tasks =
    "table tasks\n  column id bigint not null\n  column title text\n  primary key pk_tasks (id)\n";
inline const std::string tasks_with_priority =
    "table tasks\n  column id bigint not null\n  column title text\n  column priority integer not null default 0\n"
    "  primary key pk_tasks (id)\n";

inline const std::string tasks_with_priority_and_name =
    "table tasks\n  column id bigint not null\n  column name text\n  column priority integer not null default 0\n"
    "  primary key pk_tasks (id)\n";

inline const table tasks_table{.name = "tasks",
                               .columns = {{.name = "id", .type = {.name = "bigint"}, .not_null = true},
                                           {.name = "title", .type = {.name = "text"}}},
                               .constraints = {primary_key{"pk_tasks", {"id"}}},
                               .indexes = {}};
inline const column priority{
    .name = "priority", .type = {.name = "integer"}, .not_null = true, .default_value = {term_kind::number, "0"}};

inline const migration_text first = migration_of("9c2b7d01aaaa", {}, {create_table{tasks_table}});
inline const migration_text second = migration_of("3f9a1c0b72de", {"9c2b7d01aaaa"}, {add_column{"tasks", priority}});
inline const migration_text side =
    migration_of("00000000beef", {"9c2b7d01aaaa"}, {rename_column{"tasks", "title", "name"}});

inline void check_holds(const std::string& text, std::string_view sentence) {
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

}  // namespace instar::generator
