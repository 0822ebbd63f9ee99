#include "generator/init.hpp"

#include <instar/error.hpp>
#include <system_error>

#include "generator/files.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

// %I stands for #include, which would count as this file's own, and %N for the name of the chain.
constexpr const char* header = R"(#pragma once

%I <cstdint>
%I <instar/dsl.hpp>
%I <string>

namespace app {

struct note {
  INSTAR_DEFINE_STRUCT(note,
    (std::int64_t, id),
    (std::string, text));
};

using namespace instar::dsl;

inline constexpr auto notes = table<note>("notes",
    column(&note::id).primary_key().identity());

inline constexpr instar::dsl::schema<notes> schema{};

}  // namespace app
)";

constexpr const char* program = R"(%I <%N.hpp>
%I <instar/error.hpp>
%I <instar/migrate.hpp>
%I <instar/migrate_command.hpp>
%I <instar/sqlite.hpp>
%I <iostream>

int main(int argc, char** argv) try {
  const std::string url = "sqlite:app.db";
  const instar::driver drivers[] = {instar::sqlite};
  if (const auto code = instar::migrate_command(argc, argv, %N, drivers, url)) return *code;

  const auto database = instar::connect(url, drivers);
  instar::upgrade(*database, %N);
} catch (const instar::error& failure) {
  std::cerr << failure.what() << '\n';
  return failure.exit_code();
}
)";

constexpr const char* cmake_project = R"(cmake_minimum_required(VERSION 3.25)
project(app LANGUAGES CXX)

)";

constexpr const char* cmake_calls = R"(find_package(instar REQUIRED COMPONENTS sqlite)

add_schema_migrations(%N
  HEADER schema.hpp
  SCHEMA app::schema
  DIRECTORY migrations
  DIALECTS sqlite)

add_executable(app main.cpp)
target_link_libraries(app PRIVATE %N instar::dsl instar::sqlite)
)";

std::string replaced(std::string text, std::string_view mark, std::string_view instead) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + instead.size()))
    text.replace(at, mark.size(), instead);
  return text;
}

std::string named(const char* text, const std::string& name) {
  return replaced(replaced(text, "%I", "#include"), "%N", name);
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace

outcome init_project(const request& asked) {
  const fs::path directory = asked.directory;
  for (const char* file : {"schema.hpp", "main.cpp"})
    if (is_there(directory / file))
      throw error(error_code::usage, "there is such a file already",
                  {.where = (directory / file).string(),
                   .state = "nothing was written.",
                   .remedy = "name a directory without one."});
  std::vector<file_text> files = {{directory / "schema.hpp", named(header, asked.name)},
                                  {directory / "main.cpp", named(program, asked.name)}};
  const auto calls = named(cmake_calls, asked.name);
  const auto cmake = directory / "CMakeLists.txt";
  const bool has_cmake = is_there(cmake);
  if (!has_cmake) files.push_back({cmake, cmake_project + calls});
  write_files(files);
  std::string text;
  for (const auto& file : files) text += "Wrote " + file.path.string() + "\n";
  if (has_cmake) text += "\nAdd to " + cmake.string() + ":\n\n" + indented(calls, 2);
  const auto build = (directory / "build").string();
  return {text + next_step("build; the build then asks for the first migration",
                           "cmake -S " + directory.string() + " -B " + build + " && cmake --build " + build)};
}

}  // namespace instar::generator
