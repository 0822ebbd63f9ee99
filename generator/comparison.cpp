#include "generator/comparison.hpp"

#include <instar/snapshot.hpp>
#include <map>

namespace instar::generator {
namespace {

/// The lines of a table by what makes them the same line in another: what they describe, and its name.
std::map<std::pair<int, std::string>, std::string> lines_of(const table& any) {
  std::map<std::pair<int, std::string>, std::string> lines;
  for (const auto& one : any.columns) lines.insert({{0, one.name}, write_line(one)});
  for (const auto& one : any.constraints) lines.insert({{1, name_of(one)}, write_line(one)});
  for (const auto& one : any.indexes) lines.insert({{2, one.name}, write_line(one)});
  return lines;
}

std::string compare(const table& from, const table& to) {
  std::string text = "table " + write_name(to.name) + "\n";
  const auto before = lines_of(from), after = lines_of(to);
  for (const auto& [key, line] : before)
    if (!after.contains(key)) text += "  - " + line + "\n";
  for (const auto& [key, line] : after) {
    const auto old = before.find(key);
    if (old == before.end())
      text += "  + " + line + "\n";
    else if (old->second != line)
      text += "  ~ " + old->second + "  ->  " + line + "\n";
  }
  return text;
}

}  // namespace

std::string compare(const model& from, const model& to) {
  std::string text;
  for (const auto& any : from.tables)
    if (to.find_table(any.name) == nullptr) text += "- table " + write_name(any.name) + "\n";
  for (const auto& any : to.tables) {
    const auto* old = from.find_table(any.name);
    if (old == nullptr)
      text += "+ table " + write_name(any.name) + "\n" + write_table_body(any, 4);
    else if (*old != any)
      text += compare(*old, any);
  }
  return text;
}

}  // namespace instar::generator
