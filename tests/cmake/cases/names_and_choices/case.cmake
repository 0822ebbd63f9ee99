# A chain that leaves a table to others, has names of its own, and lets programs of the project's own have a say.
start_from("${project}")
file(WRITE "${source}/rewrite.cpp" [[
#include <iostream>
#include <string>

int main(int count, char** words) {
  if (count > 1 && std::string(words[1]) == "written") {
    std::cerr << "note: written " << std::string(words[2]).substr(std::string(words[2]).rfind('/') + 1) << '\n';
    return 0;
  }
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << (line.rfind("message ", 0) == 0 ? "message \"reworded\"" : line) << '\n';
    if (line == "upgrade") std::cout << "  execute `SELECT 1`\n";
  }
}
]])
replace_in(CMakeLists.txt "DIRECTORY migrations)" [[DIRECTORY migrations
  EXCLUDE "audit_*" FILE_TEMPLATE "{id}_{slug}" ID_TEMPLATE "r{number}"
  REWRITE rewriting AFTER_WRITING rewriting written)]])
replace_in(CMakeLists.txt "add_schema_migrations" "add_executable(rewriting rewrite.cpp)\nadd_schema_migrations")
replace_in(schema.hpp "inline constexpr instar::dsl::schema<tasks> schema{};" [[
struct audit_entry {
  INSTAR_DEFINE_STRUCT(audit_entry, (std::int64_t, id), (std::string, text));
};
inline constexpr auto audit =
    instar::dsl::table<audit_entry>("audit_log", instar::dsl::column(&audit_entry::id).primary_key());

inline constexpr instar::dsl::schema<tasks, audit> schema{};]])
configure(configure)
step(revision "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_revision)
output_has("note: written r0001_reworded.cpp")
file(READ "${source}/migrations/r0001_reworded.cpp" migration)
if(NOT migration MATCHES "execute\\(\"SELECT 1\"\\)" OR migration MATCHES "audit")
  fail("the revision holds\n${migration}")
endif()
step(review "${CMAKE_COMMAND}" -E env YES=1 "${CMAKE_COMMAND}" --build "${build}" --target app_migrations_review)
build(build)
step(run "${build}/app")
output_has("^1 migrations")
build_again(build_again)
