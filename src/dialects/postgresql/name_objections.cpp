#include "dialects/postgresql/name_objections.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "dialects/portable_objections.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"

namespace instar::postgresql_sql {
namespace {

using findings = std::vector<finding>;

/// PostgreSQL does not refuse a longer name: it cuts it off, and two names become one.
void object_to_length(const std::string& where, std::string_view name, findings& found) {
  constexpr std::size_t most = 63;
  if (name.size() > most)
    found.push_back({"name_too_long", where,
                     "the name has " + std::to_string(name.size()) + " bytes, and PostgreSQL cuts names off after " +
                         std::to_string(most),
                     "choose a shorter name"});
}

void object_to_path(const std::string& where, std::string_view name, findings& found) {
  object_to_length(where, schema_of(name), found);
  object_to_length(where, own_name(name), found);
}

bool has_path(const object& any) {
  constexpr std::array<object_kind, 6> kinds{object_kind::schema, object_kind::extension, object_kind::trigger,
                                             object_kind::policy, object_kind::grant,     object_kind::custom};
  return std::ranges::find(kinds, any.kind) == kinds.end();
}

void object_to_lengths(const model& schema, findings& found) {
  for (const auto& table : schema.tables) {
    object_to_path(table.name, table.name, found);
    const auto look_at = [&](const std::string& name) { object_to_length(table.name + "." + name, name, found); };
    for (const auto& one : table.columns) look_at(one.name);
    for (const auto& one : table.constraints) look_at(name_of(one));
    for (const auto& one : table.indexes) look_at(one.name);
  }
  for (const auto& any : schema.objects) {
    const std::string where = place_of(any);
    if (has_path(any))
      object_to_path(where, any.name, found);
    else if (any.kind != object_kind::custom)
      object_to_length(where, any.name, found);
    for (const auto& label : any.labels) object_to_length(where, label, found);
    for (const auto& one : any.attributes) object_to_length(where + "." + one.name, one.name, found);
    if (any.kind == object_kind::domain) object_to_length(where, domain_check_name(any), found);
  }
}

void object_to_system_columns(const model& schema, findings& found) {
  constexpr std::array<std::string_view, 6> system{"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"};
  for (const auto& table : schema.tables)
    for (const auto& column : table.columns)
      if (std::ranges::find(system, column.name) != system.end())
        found.push_back({"reserved_name", table.name + "." + column.name,
                         "PostgreSQL has a column of its own called " + column.name + " in every table",
                         "choose another name"});
}

/// The names of one kind within each schema.
class name_space {
 public:
  name_space(std::string_view inhabitants, findings& found) : inhabitants_(inhabitants), found_(found) {}

  void take(std::string_view schema, std::string_view name, const std::string& where) {
    const auto [first, is_new] = taken_.emplace(std::pair<std::string, std::string>(schema, name), where);
    if (!is_new)
      found_.push_back({"name_clash", where,
                        "the name " + std::string(name) + " is also that of " + first->second +
                            ", and PostgreSQL keeps " + std::string(inhabitants_) + " together",
                        "rename one of them"});
  }

  void take(const std::string& path, const std::string& where) { take(schema_of(path), own_name(path), where); }

 private:
  std::string_view inhabitants_;
  findings& found_;
  std::map<std::pair<std::string, std::string>, std::string> taken_;
};

bool is_relation(const object& any) {
  return any.kind == object_kind::view || any.kind == object_kind::materialized_view ||
         any.kind == object_kind::partition || any.kind == object_kind::composite;
}

bool is_type(const object& any) { return any.kind == object_kind::enumeration || any.kind == object_kind::domain; }

/// Everything that has rows is a type as well, that of its rows.
void object_to_clashes(const model& schema, findings& found) {
  name_space relations("tables, views, sequences, indexes, primary keys and unique constraints", found);
  std::map<std::string, std::string, std::less<>> rows;  ///< what has rows, and where
  for (const auto& table : schema.tables) {
    relations.take(table.name, "table " + table.name);
    rows.emplace(table.name, "table " + table.name);
  }
  for (const auto& any : schema.objects) {
    if (is_relation(any) || any.kind == object_kind::sequence) relations.take(any.name, place_of(any));
    if (is_relation(any)) rows.emplace(any.name, place_of(any));
  }
  name_space types("types, tables and views", found);
  for (const auto& [name, where] : rows) types.take(name, where);
  for (const auto& any : schema.objects)
    if (is_type(any)) types.take(any.name, place_of(any));
  for (const auto& table : schema.tables) {
    const auto take = [&](const std::string& name) {
      relations.take(schema_of(table.name), name, table.name + "." + name);
    };
    for (const auto& any : table.constraints)
      if (has_index(any)) take(name_of(any));
    for (const auto& index : table.indexes) take(index.name);
  }
}

}  // namespace

std::vector<finding> object_to_names(const model& schema) {
  findings found;
  object_to_lengths(schema, found);
  object_to_system_columns(schema, found);
  object_to_clashes(schema, found);
  return found;
}

}  // namespace instar::postgresql_sql
