#include "changes/description.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>
#include <stdexcept>

#include "support/sqlite_definition.hpp"

namespace instar::testing {
namespace {

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string text;
  char buffer[4096];
  while (const std::size_t size = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, size);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command + "\n" + text);
  return text;
}

/// The lines of a `CREATE TABLE`, its columns sorted: their order is no part of a schema.
std::string with_sorted_columns(const std::string& statement) {
  std::istringstream stream(statement);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("    ") && line.ends_with(",")) line.pop_back();
    lines.push_back(line);
  }
  const auto is_inner = [](const std::string& line) { return line.starts_with("    "); };
  const auto begin = std::ranges::find_if(lines, is_inner);
  const auto end = std::find_if_not(begin, lines.end(), is_inner);
  std::sort(begin, end);
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

bool is_of_the_schema(const std::string& statement) {
  return !statement.starts_with("SET ") && !statement.starts_with("SELECT pg_catalog.set_config") &&
         !statement.starts_with("\\");
}

}  // namespace

std::vector<std::string> description_of(const test::sqlite_database& database) {
  std::vector<std::string> lines;
  for (const auto& sql : test::rows_of(*database.connect(),
                                       "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
                                       "'sqlite\\_%' ESCAPE '\\' AND tbl_name <> 'instar_journal'"))
    lines.push_back(without_order(sql));
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> description_of(const test::postgresql_database& database) {
  const auto dump = output_of("pg_dump --schema-only --exclude-table=instar_journal --dbname='" + database.url() + "'");
  std::vector<std::string> statements;
  std::istringstream lines(dump);
  std::string statement;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--") || (line.empty() && statement.empty())) continue;
    statement += line + "\n";
    if (!line.ends_with(";")) continue;
    if (is_of_the_schema(statement))
      statements.push_back(statement.starts_with("CREATE") && statement.find(" TABLE ") < 20
                               ? with_sorted_columns(statement)
                               : statement);
    statement.clear();
  }
  std::ranges::sort(statements);
  return statements;
}

}  // namespace instar::testing
