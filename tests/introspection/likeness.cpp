#include "introspection/likeness.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <vector>

namespace instar::testing {
namespace {

using lines = std::vector<std::string>;

std::string difference(const lines& expected, const lines& actual) {
  std::string text;
  for (const auto& line : expected)
    if (std::ranges::count(actual, line) == 0) text += "\n- " + line;
  for (const auto& line : actual)
    if (std::ranges::count(expected, line) == 0) text += "\n+ " + line;
  return text;
}

std::map<std::string, std::string> definitions_in(scratch_database& database) {
  std::map<std::string, std::string> all;
  for (const auto& row : database.query("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                                        "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
    all.insert({row[0], row[1]});
  return all;
}

/// An expression may stand in more parentheses than it needs.
std::string without_brackets(std::string sql) {
  std::erase_if(sql, [](char c) { return c == '(' || c == ')'; });
  return sql;
}

/// PostgreSQL writes a list in one way, reads that, and writes it in another.
lines without_casts(lines all) {
  static const std::regex casts(R"(::text\[\]|::text|::character varying|[()])");
  for (auto& line : all)
    if (line.starts_with("constraint ") || line.starts_with("index ")) line = std::regex_replace(line, casts, "");
  std::ranges::sort(all);
  return all;
}

}  // namespace

std::string difference(scratch_database& expected, scratch_database& actual) {
  if (&expected.dialect() != &sqlite_dialect())
    return difference(without_casts(expected.description()), without_casts(actual.description()));
  const auto wanted = definitions_in(expected), found = definitions_in(actual);
  std::string text;
  for (const auto& [name, sql] : found)
    if (!wanted.contains(name)) text += "\n+ " + name;
  for (const auto& [name, sql] : wanted) {
    const auto there = found.find(name);
    const bool is_there = there != found.end();
    std::string said = is_there ? "" : "it is not there";
    if (is_there && name.starts_with("table "))
      said = sqlite_dialect().difference(sql, there->second);
    else if (is_there && without_brackets(sql) != without_brackets(there->second))
      said = "it is " + there->second;
    if (!said.empty()) text += "\n" + name + ": " + said;
  }
  return text;
}

}  // namespace instar::testing
