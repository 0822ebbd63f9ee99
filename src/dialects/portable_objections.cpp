#include "dialects/portable_objections.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "dialects/standard_sql.hpp"

namespace instar {
namespace {

struct portable_type {
  std::string_view name;
  std::uint8_t least_parameters = 0, most_parameters = least_parameters;
};

constexpr std::array<portable_type, 16> portable_types{{{"boolean"},
                                                        {"smallint"},
                                                        {"integer"},
                                                        {"bigint"},
                                                        {"real"},
                                                        {"double"},
                                                        {"numeric", 0, 2},
                                                        {"text"},
                                                        {"varchar", 1},
                                                        {"bytes"},
                                                        {"date"},
                                                        {"time"},
                                                        {"timestamp"},
                                                        {"timestamptz"},
                                                        {"uuid"},
                                                        {"json"}}};

bool is_known(const type& any) {
  return any.raw || std::ranges::any_of(portable_types, [&](const portable_type& known) {
           return known.name == any.name && known.least_parameters <= any.parameter_count &&
                  any.parameter_count <= known.most_parameters;
         });
}

bool is_whole_number(const type& any) {
  return any.raw || any.name == "smallint" || any.name == "integer" || any.name == "bigint";
}

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

void object_to_names(const model& schema, std::vector<finding>& findings) {
  for (const auto& [where, name] : names_in(schema)) {
    if (name.empty()) findings.push_back({"empty_name", where, "a name is empty", "give it a name"});
    if (has_nul(name))
      findings.push_back({"nul_character", where, "the name holds a NUL character, which no SQL text can carry",
                          "take the character out of the name"});
    if (name.starts_with("instar_"))
      findings.push_back({"reserved_name", where, "names that start with instar_ are kept for instar's own tables",
                          "choose another name"});
  }
}

void object_to_column(const std::string& where, const column& any, std::vector<finding>& findings) {
  if (any.name.starts_with('{'))
    findings.push_back({"reserved_name", where,
                        "the SQL of checks and indexes cannot refer to a column whose name starts with a brace",
                        "choose another name"});
  if (!is_known(any.type)) findings.push_back(unknown_type(where, any.type));
  if (has_nul(any.type.name) || has_nul(any.default_value.text))
    findings.push_back({"nul_character", where,
                        "the type or the default holds a NUL character, which no SQL text can carry",
                        "take the character out"});
  if (any.identity && !is_whole_number(any.type))
    findings.push_back({"identity_type", where,
                        "an identity column numbers rows, and " + any.type.name + " holds no such number",
                        "make it a smallint, integer or bigint"});
  if (any.identity && any.default_value.kind != default_kind::none)
    findings.push_back({"identity_default", where, "an identity column has no default besides the next number",
                        "take away the default or the identity"});
}

void object_to_expression(const std::string& where, std::string_view expression, std::vector<finding>& findings) {
  if (has_nul(expression))
    findings.push_back({"nul_character", where, "the expression holds a NUL character, which no SQL text can carry",
                        "take the character out"});
}

}  // namespace

std::vector<finding> portable_objections(const model& schema) {
  std::vector<finding> findings;
  object_to_names(schema, findings);
  for (const auto& table : schema.tables) {
    for (const auto& column : table.columns) object_to_column(table.name + "." + column.name, column, findings);
    for (const auto& any : table.constraints)
      if (const auto* check = std::get_if<instar::check>(&any))
        object_to_expression(table.name + "." + check->name, check->expression, findings);
    for (const auto& index : table.indexes) object_to_expression(table.name + "." + index.name, index.where, findings);
  }
  return findings;
}

std::vector<name_in_schema> names_in(const model& schema) {
  std::vector<name_in_schema> names;
  for (const auto& table : schema.tables) {
    names.push_back({table.name, table.name});
    const auto add = [&](const std::string& name) { names.push_back({table.name + "." + name, name}); };
    for (const auto& column : table.columns) add(column.name);
    for (const auto& constraint : table.constraints) add(name_of(constraint));
    for (const auto& index : table.indexes) add(index.name);
  }
  return names;
}

finding unknown_type(const std::string& where, const type& any) {
  const std::string spelling = any.name + parameters_sql(any);
  return {"unknown_type", where, "instar knows no type " + spelling,
          "use one of its words (docs/reference/types.md), or the database's own with sql_type(\"" + spelling + "\")"};
}

}  // namespace instar
