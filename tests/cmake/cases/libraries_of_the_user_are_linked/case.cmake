# LINK_LIBRARIES: the header includes what belongs to a library of the user, and a migration calls a function of it.
start_from("${project}")
file(WRITE "${source}/domain/include/domain/titles.hpp" [[
#pragma once

namespace instar {
class transaction;
}
namespace domain {
struct titled {};
void tidy_titles(instar::transaction& work);
}  // namespace domain
]])
file(WRITE "${source}/domain/titles.cpp" [[
#include <domain/titles.hpp>

void domain::tidy_titles(instar::transaction&) {}
]])
replace_in(task.hpp "#include <instar/dsl.hpp>" "#include <domain/titles.hpp>\n#include <instar/dsl.hpp>")
replace_in(CMakeLists.txt "add_schema_migrations(" [[
add_library(domain STATIC domain/titles.cpp)
target_include_directories(domain PUBLIC domain/include)
add_schema_migrations(]])
replace_in(CMakeLists.txt "DIRECTORY migrations" "DIRECTORY migrations LINK_LIBRARIES domain")
configure(configure)
revise_and_review("first tables")

step(data_revision "${CMAKE_COMMAND}" -E env EMPTY=1 "MESSAGE=tidy titles" "${CMAKE_COMMAND}" --build "${build}"
     --target app_migrations_revision)
newest_migration(migration)
replace_in("${migration}" "#include <instar/migration.hpp>"
           "#include <domain/titles.hpp>\n#include <instar/migration.hpp>")
replace_in("${migration}" "upgrade = steps()" "upgrade = steps(run(\"tidy_titles\", &domain::tidy_titles))")
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^2 migrations")
build_again(build_again)
