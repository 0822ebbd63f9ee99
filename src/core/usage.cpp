#include "core/usage.hpp"

#include <algorithm>

#include <instar/snapshot.hpp>

#include "core/grant_word.hpp"
#include "core/name_list.hpp"

namespace instar {
namespace {

template <class Element>
std::string quoted(const Element& any) {
  return "`" + write_line(any) + "`";
}

/// The first object that is meant, in words.
template <class Meant>
std::string user_among_objects(const model& schema, Meant is_meant) {
  const auto found = std::ranges::find_if(schema.objects, is_meant);
  return found == schema.objects.end() ? std::string() : quoted(*found);
}

bool names(const object& any, std::string_view list, const std::string& name) {
  return any.properties.has(list) && std::ranges::count(names_in(any.properties.text(list)), name) != 0;
}

bool is_relation(object_kind kind) {
  return kind == object_kind::view || kind == object_kind::materialized_view || kind == object_kind::partition;
}

bool is_type(object_kind kind) {
  return kind == object_kind::enumeration || kind == object_kind::domain || kind == object_kind::composite;
}

/// What stands on a table, view or partition.
bool stands_on_relation(const object& any, const std::string& name) {
  return any.on == name && (any.kind != object_kind::grant || grant_word(any) == "TABLE");
}

std::string key_to(const model& schema, const std::string& name) {
  for (const auto& any : schema.tables) {
    if (any.name == name) continue;
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == name)
        return quoted(one) + " of table " + any.name;
  }
  return {};
}

std::string child_of(const model& schema, const std::string& name) {
  for (const auto& any : schema.tables)
    if (std::ranges::count(names_in(any.properties.text("inherits")), name) != 0)
      return "table " + any.name + ", which inherits from it";
  return {};
}

std::string user_of_type(const model& schema, const std::string& name) {
  const auto is_of_type = [&](const column& one) { return one.type.declared && one.type.name == name; };
  for (const auto& any : schema.tables)
    if (const auto one = std::ranges::find_if(any.columns, is_of_type); one != any.columns.end())
      return quoted(*one) + " of table " + any.name;
  return user_among_objects(schema, [&](const object& any) {
    return std::ranges::any_of(any.attributes, is_of_type) ||
           (any.kind == object_kind::domain && any.properties.text("type") == name);
  });
}

std::string dweller_of(const model& schema, const std::string& name) {
  const auto lives_there = [prefix = name + '.'](const auto& any) { return any.name.starts_with(prefix); };
  if (const auto found = std::ranges::find_if(schema.tables, lives_there); found != schema.tables.end())
    return "table " + found->name;
  return user_among_objects(schema, lives_there);
}

}  // namespace

std::string user_of_table(const model& schema, const std::string& name) {
  if (auto user = key_to(schema, name); !user.empty()) return user;
  if (auto user = child_of(schema, name); !user.empty()) return user;
  return user_among_objects(schema, [&](const object& any) {
    return stands_on_relation(any, name) || names(any, "requires", name) ||
           any.properties.text("owned_by").starts_with(name + '.');
  });
}

std::string user_of_column(const model& schema, const std::string& table_name, const std::string& name) {
  return user_among_objects(
      schema, [&](const object& any) { return any.properties.text("owned_by") == table_name + '.' + name; });
}

std::string user_of_object(const model& schema, const object& used) {
  if (is_type(used.kind))
    if (auto user = user_of_type(schema, used.name); !user.empty()) return user;
  if (used.kind == object_kind::schema)
    if (auto user = dweller_of(schema, used.name); !user.empty()) return user;
  return user_among_objects(schema, [&](const object& any) {
    if (identity_of(any) == identity_of(used)) return false;
    if (is_relation(used.kind) && stands_on_relation(any, used.name)) return true;
    if (any.kind == object_kind::grant && any.on == used.name && grant_word(any) != "TABLE")
      return grant_word(any) == grant_word(used.kind);
    return names(any, "requires", used.name);
  });
}

}  // namespace instar
