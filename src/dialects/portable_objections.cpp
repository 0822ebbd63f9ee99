#include "dialects/portable_objections.hpp"

#include <algorithm>
#include <string_view>

#include "dialects/standard_sql.hpp"

namespace instar {
namespace {

struct portable_type {
  std::string_view name;
  std::uint8_t least_parameters = 0, most_parameters = least_parameters;
};

constexpr portable_type portable_types[] = {{"boolean"},
                                            {"smallint"},
                                            {"integer"},
                                            {"bigint"},
                                            {"real"},
                                            {"double"},
                                            {"numeric", 0, 2},
                                            {"money"},
                                            {"text"},
                                            {"varchar", 0, 1},
                                            {"char", 1},
                                            {"bytes"},
                                            {"bit", 1},
                                            {"varbit", 1},
                                            {"date"},
                                            {"time", 0, 1},
                                            {"timetz", 0, 1},
                                            {"timestamp", 0, 1},
                                            {"timestamptz", 0, 1},
                                            {"interval", 0, 1},
                                            {"uuid"},
                                            {"json"},
                                            {"jsonb"},
                                            {"xml"},
                                            {"inet"},
                                            {"cidr"},
                                            {"macaddr"},
                                            {"macaddr8"},
                                            {"point"},
                                            {"line"},
                                            {"lseg"},
                                            {"box"},
                                            {"path"},
                                            {"polygon"},
                                            {"circle"},
                                            {"tsvector"},
                                            {"tsquery"},
                                            {"int4range"},
                                            {"int8range"},
                                            {"numrange"},
                                            {"tsrange"},
                                            {"tstzrange"},
                                            {"daterange"},
                                            {"int4multirange"},
                                            {"int8multirange"},
                                            {"nummultirange"},
                                            {"tsmultirange"},
                                            {"tstzmultirange"},
                                            {"datemultirange"}};

bool is_whole_number(const type& any) {
  if (any.dimensions != 0) return false;
  return any.raw || any.declared || any.name == "smallint" || any.name == "integer" || any.name == "bigint";
}

bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

void object_to_nul(const std::string& where, const std::string& what, std::string_view text,
                   std::vector<finding>& findings) {
  if (has_nul(text))
    findings.push_back({"nul_character", where, what + " holds a NUL character, which no SQL text can carry",
                        "take the character out"});
}

void object_to_properties(const std::string& where, const properties& all, std::vector<finding>& findings) {
  for (const auto& one : all) object_to_nul(where, "the " + one.name, one.value.text, findings);
}

void object_to_names(const model& schema, std::vector<finding>& findings) {
  for (const auto& [where, name] : names_in(schema)) {
    if (name.empty()) findings.push_back({"empty_name", where, "a name is empty", "give it a name"});
    object_to_nul(where, "the name", name, findings);
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
  object_to_nul(where, "the type", any.type.name, findings);
  object_to_nul(where, "the default", any.default_value.text, findings);
  object_to_properties(where, any.properties, findings);
  if (any.identity && !is_whole_number(any.type))
    findings.push_back({"identity_type", where,
                        "an identity column numbers rows, and " + any.type.name + " holds no such number",
                        "make it a smallint, integer or bigint"});
  if (any.identity && any.default_value.kind != term_kind::none)
    findings.push_back({"identity_default", where, "an identity column has no default besides the next number",
                        "take away the default or the identity"});
}

void object_to_keys(const std::string& where, const std::vector<index_key>& keys, const std::string& condition,
                    std::vector<finding>& findings) {
  object_to_nul(where, "the condition", condition, findings);
  for (const auto& key : keys) {
    object_to_nul(where, "the expression", key.expression, findings);
    object_to_properties(where, key.properties, findings);
  }
}

void object_to_constraint(const std::string& where, const constraint& any, std::vector<finding>& findings) {
  object_to_properties(where, properties_of(any), findings);
  if (const auto* check = std::get_if<instar::check>(&any))
    object_to_nul(where, "the expression", check->expression, findings);
  if (const auto* exclude = std::get_if<instar::exclude>(&any))
    object_to_keys(where, exclude->keys, exclude->where, findings);
}

void object_to_table(const table& any, std::vector<finding>& findings) {
  object_to_properties(any.name, any.properties, findings);
  for (const auto& column : any.columns) object_to_column(any.name + "." + column.name, column, findings);
  for (const auto& one : any.constraints) object_to_constraint(any.name + "." + name_of(one), one, findings);
  for (const auto& one : any.indexes) {
    object_to_properties(any.name + "." + one.name, one.properties, findings);
    object_to_keys(any.name + "." + one.name, one.keys, one.where, findings);
  }
  for (const auto& row : any.rows)
    for (const auto& one : row.values)
      object_to_nul(any.name + "." + one.column, "a row of the schema", one.value.text, findings);
}

void object_to_object(const object& any, std::vector<finding>& findings) {
  object_to_properties(place_of(any), any.properties, findings);
  for (const auto& label : any.labels) object_to_nul(place_of(any), "a label", label, findings);
  for (const auto& column : any.attributes) object_to_column(place_of(any) + "." + column.name, column, findings);
}

}  // namespace

bool is_known(const type& any) {
  return any.raw || any.declared || std::ranges::any_of(portable_types, [&](const portable_type& known) {
           return known.name == any.name && known.least_parameters <= any.parameter_count &&
                  any.parameter_count <= known.most_parameters;
         });
}

std::string place_of(const object& any) { return std::string(spelling(any.kind)) + " " + any.name; }

std::vector<finding> portable_objections(const model& schema) {
  std::vector<finding> findings;
  object_to_names(schema, findings);
  for (const auto& table : schema.tables) object_to_table(table, findings);
  for (const auto& object : schema.objects) object_to_object(object, findings);
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
  for (const auto& object : schema.objects) names.push_back({place_of(object), object.name});
  return names;
}

finding unknown_type(const std::string& where, const type& any) {
  const std::string spelling = any.name + parameters_sql(any);
  return {"unknown_type", where, "instar knows no type " + spelling,
          "use one of its words (docs/reference/types.md), or the database's own with sql_type(\"" + spelling + "\")"};
}

}  // namespace instar
