# Two chains in one program, each with its own directory, targets and name.
start_from("${project}")
file(WRITE "${source}/journal.hpp" [[
#pragma once

#include "schema.hpp"

namespace journal {
inline constexpr instar::dsl::schema<app::tasks> schema{};
}
]])
file(APPEND "${source}/CMakeLists.txt" [[
add_schema_migrations(journal_migrations HEADER journal.hpp SCHEMA journal::schema DIRECTORY journal/migrations)
target_link_libraries(app PRIVATE journal_migrations)
]])
replace_in(main.cpp "#include <app_migrations.hpp>" "#include <app_migrations.hpp>\n#include <journal_migrations.hpp>")
replace_in(main.cpp "app_migrations.size" "app_migrations.size + journal_migrations.size")
configure(configure "-DMESSAGE=the first only")
foreach(name app journal)
  build(revision ${name}_migrations_revision)
  step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target ${name}_migrations_review)
endforeach()
build(build)
step(run "${build}/app")
output_has("^2 migrations")
build_again(build_again)
file(GLOB first "${source}/migrations/*the_first_only.cpp")
file(GLOB second "${source}/journal/migrations/*the_first_only.cpp")
if(NOT first OR second)
  fail("the message is for the first revision only: '${first}' '${second}'")
endif()
