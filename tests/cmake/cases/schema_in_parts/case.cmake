# A schema in two headers: each is compiled by itself, again only when it changed, and foreign keys lead across.
start_from("${project}")
file(WRITE "${source}/people.hpp" [[
#pragma once

#include <instar/dsl.hpp>

namespace app {

struct person {
  INSTAR_DEFINE_STRUCT(person, (std::int64_t, id), (std::string, name));
};

inline constexpr auto people =
    instar::dsl::table<person>("people", instar::dsl::column(&person::id).primary_key().named("number"));

inline constexpr instar::dsl::schema<people> people_part{};

}  // namespace app
]])
file(WRITE "${source}/schema.hpp" [[
#pragma once

#include "people.hpp"

namespace app {

struct task {
  INSTAR_DEFINE_STRUCT(task, (std::int64_t, id), (std::string, title), (std::int64_t, owner));
};

inline constexpr auto tasks =
    instar::dsl::table<task>("tasks", instar::dsl::column(&task::id).primary_key(),
                             instar::dsl::foreign_key(&task::owner, &person::id));

inline constexpr auto tasks_part = instar::dsl::schema<tasks>{}.beside<people_part>();

}  // namespace app
]])
replace_in(CMakeLists.txt "HEADER schema.hpp SCHEMA app::schema"
           "HEADER people.hpp schema.hpp SCHEMA app::people_part app::tasks_part")
configure(configure "-DMESSAGE=in parts")
build(revision app_migrations_revision)
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
file(READ "${source}/migrations/schema.snapshot" snapshot)
if(NOT snapshot MATCHES "table people\n" OR NOT snapshot MATCHES "\\(owner\\) references people \\(number\\)")
  fail("both parts belong into the snapshot:\n${snapshot}")
endif()
build_again(build_again)

replace_in(schema.hpp "(std::string, title)" "(std::string, title), (std::string, note)")
build(build_after_change)
string(REGEX MATCHALL "Building CXX object [^\n]*" compiled "${output}")
list(LENGTH compiled count)
if(NOT count EQUAL 1 OR NOT compiled MATCHES "app_migrations_app__tasks_part")
  fail("only the part that changed should be compiled:\n${output}")
endif()
output_has("tasks.note")
