#include "dialects/postgresql/inheritance.hpp"

#include <algorithm>

#include "core/name_list.hpp"
#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

std::vector<std::string> parents_of(const properties& table) { return names_in(table.text("inherits")); }

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

statement leave(const std::string& table, const std::string& parent) {
  return {alter_table_sql(table, "NO INHERIT " + quote_path(parent))};
}

statement join(const std::string& table, const std::string& parent) {
  return {alter_table_sql(table, "INHERIT " + quote_path(parent))};
}

}  // namespace

std::vector<std::string> children_of(const std::string& table, const model& schema) {
  std::vector<std::string> names;
  for (const auto& any : schema.tables)
    if (contains(parents_of(any.properties), table)) names.push_back(any.name);
  return names;
}

std::vector<std::string> heirs_of(const std::string& table, const model& schema) {
  auto names = children_of(table, schema);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (auto& heir : children_of(names[i], schema))
      if (!contains(names, heir)) names.push_back(std::move(heir));
  return names;
}

bool is_inherited(const std::string& table, const std::string& column, const model& schema) {
  const auto has_it = [&](const std::string& parent) {
    const auto* any = schema.find_table(parent);
    return any != nullptr && any->find_column(column) != nullptr;
  };
  const auto* child = schema.find_table(table);
  return child != nullptr && std::ranges::any_of(parents_of(child->properties), has_it);
}

statements take_over_columns(const table& child) {
  statements all;
  for (const auto& parent : parents_of(child.properties)) all.push_back(leave(child.name, parent));
  for (const auto& parent : parents_of(child.properties)) all.push_back(join(child.name, parent));
  return all;
}

statements change_parents(const std::string& table, const properties& before, const properties& after) {
  const auto is = parents_of(before), will_be = parents_of(after);
  statements all;
  for (const auto& parent : is)
    if (!contains(will_be, parent)) all.push_back(leave(table, parent));
  for (const auto& parent : will_be)
    if (!contains(is, parent)) all.push_back(join(table, parent));
  return all;
}

}  // namespace instar::postgresql_sql
