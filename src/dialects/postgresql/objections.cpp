#include "dialects/postgresql/objections.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "dialects/portable_objections.hpp"

namespace instar::postgresql_sql {
namespace {

void object_to_long_names(const model& schema, std::vector<finding>& findings) {
  // PostgreSQL does not refuse a longer name: it cuts it off, and two names become one.
  constexpr std::size_t most = 63;
  for (const auto& [where, name] : names_in(schema))
    if (name.size() > most)
      findings.push_back({"name_too_long", where,
                          "the name has " + std::to_string(name.size()) +
                              " bytes, and PostgreSQL cuts names off after " + std::to_string(most),
                          "choose a shorter name"});
}

void object_to_system_columns(const model& schema, std::vector<finding>& findings) {
  constexpr std::array<std::string_view, 6> system{"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"};
  for (const auto& table : schema.tables)
    for (const auto& column : table.columns)
      if (std::ranges::find(system, column.name) != system.end())
        findings.push_back({"reserved_name", table.name + "." + column.name,
                            "PostgreSQL has a column of its own called " + column.name + " in every table",
                            "choose another name"});
}

void object_to_parameters(const model& schema, std::vector<finding>& findings) {
  constexpr std::uint32_t longest_text = 10'485'760, most_digits = 1'000;
  for (const auto& table : schema.tables)
    for (const auto& column : table.columns) {
      const instar::type& type = column.type;
      if (type.raw || type.parameter_count == 0) continue;
      const std::uint32_t most = type.name == "varchar" ? longest_text : most_digits;
      if (type.parameters[0] == 0 || type.parameters[0] > most || type.parameters[1] > most)
        findings.push_back({"type_out_of_range", table.name + "." + column.name,
                            "PostgreSQL takes numbers from 1 to " + std::to_string(most) + " for " + type.name,
                            "choose another number, or text and numeric without any"});
    }
}

/// Tables, indexes and the indexes behind keys share one space of names.
void object_to_clashes(const model& schema, std::vector<finding>& findings) {
  std::map<std::string, std::string, std::less<>> taken;
  const auto take = [&](const std::string& name, const std::string& where) {
    const auto [first, is_new] = taken.emplace(name, where);
    if (!is_new)
      findings.push_back({"name_clash", where,
                          "the name " + name + " is also that of " + first->second +
                              ", and PostgreSQL keeps tables, indexes, primary keys and unique constraints together",
                          "rename one of them"});
  };
  for (const auto& table : schema.tables) take(table.name, "table " + table.name);
  for (const auto& table : schema.tables) {
    for (const auto& any : table.constraints)
      if (std::holds_alternative<primary_key>(any) || std::holds_alternative<unique>(any))
        take(name_of(any), table.name + "." + name_of(any));
    for (const auto& index : table.indexes) take(index.name, table.name + "." + index.name);
  }
}

}  // namespace

std::vector<finding> objections(const model& schema) {
  std::vector<finding> findings = portable_objections(schema);
  object_to_long_names(schema, findings);
  object_to_system_columns(schema, findings);
  object_to_parameters(schema, findings);
  object_to_clashes(schema, findings);
  return findings;
}

}  // namespace instar::postgresql_sql
