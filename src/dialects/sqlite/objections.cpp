#include "dialects/sqlite/objections.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dialects/portable_objections.hpp"
#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/unsupported.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

constexpr const char* postgresql_only = "declare it for postgresql only";

/// Objects to names that differ in nothing but the case of their letters, or not even in that.
class name_space {
 public:
  name_space(std::string_view inhabitants, std::vector<finding>& findings)
      : inhabitants_(inhabitants), findings_(findings) {}

  void take(const std::string& name, const std::string& where) {
    const auto [first, is_new] = taken_.emplace(folded(name), where);
    if (is_new) return;
    findings_.push_back({"name_clash", where,
                         "to SQLite the name " + name + " is also that of " + first->second + ": it keeps " +
                             std::string(inhabitants_) + " together and sees no difference between a and A",
                         "rename one of them"});
  }

 private:
  std::string_view inhabitants_;
  std::vector<finding>& findings_;
  std::map<std::string, std::string, std::less<>> taken_;
};

/// Objects to all that one table says.
class table_objections {
 public:
  table_objections(const table& any, const model& schema, const table* declared, std::vector<finding>& findings)
      : table_(any), schema_(schema), declared_(declared), findings_(findings) {}

  void object() {
    add(object_to_properties(table_.name, element::table, table_.properties));
    if (table_.properties.has("without_rowid")) object_to_missing_key();
    name_space names("the columns of a table", findings_);
    for (const auto& column : table_.columns) {
      names.take(column.name, at(column.name));
      object_to_column(column);
    }
    for (const auto& any : table_.constraints) object_to_constraint(any);
    for (const auto& any : table_.indexes) object_to_index(any);
  }

 private:
  [[nodiscard]] std::string at(const std::string& element) const { return table_.name + "." + element; }

  void add(std::vector<finding> more) { std::ranges::move(more, std::back_inserter(findings_)); }
  void add(const std::string& code, const std::string& where, std::string text, std::string suggestion) {
    findings_.push_back({code, where, std::move(text), std::move(suggestion)});
  }

  void object_to_missing_key() {
    if (table_.primary_key() == nullptr)
      add("needs_key", table_.name, "a table without rowids needs a primary key to find its rows by",
          "give it a primary key, or take without_rowid away");
  }

  void object_to_column(const column& any) {
    add(object_to_properties(at(any.name), element::column, any.properties));
    if (is_numbered(any))
      object_to_numbering(any);
    else
      object_to_type(any);
    object_to_collation(at(any.name), any.properties, [&](const table& of) {
      const auto* column = of.find_column(any.name);
      return column == nullptr ? std::vector<properties>() : std::vector{column->properties};
    });
    if (generated_from(any) != nullptr && is_in_primary_key(any.name))
      add("generated_key", at(any.name), "SQLite has no generated columns in a primary key",
          "take it out of the primary key, or let the program write it");
  }

  [[nodiscard]] bool is_in_primary_key(const std::string& name) const {
    const auto* key = table_.primary_key();
    return key != nullptr && std::ranges::count(key->columns, name) != 0;
  }

  void object_to_numbering(const column& any) {
    const auto* key = table_.primary_key();
    if (key == nullptr || key->columns != std::vector{any.name})
      add("identity_not_key", at(any.name), "SQLite numbers rows only in a column that is the primary key by itself",
          "make " + any.name + " the primary key of " + table_.name + ", or take its identity away");
    else if (table_.properties.has("without_rowid"))
      add("identity_without_rowid", at(any.name), "SQLite numbers no rows of a table without rowids",
          "take without_rowid or the identity away");
  }

  void object_to_type(const column& any) {
    const std::string type = any.type.name + parameters_sql(any.type);
    const std::string way_out = "say how SQLite is to hold it: sqlite.type 'TEXT', or another of its own types";
    if (any.type.dimensions != 0)
      add("unsupported_type", at(any.name), "SQLite has no arrays such as one of " + type, way_out);
    else if (any.type.declared && enumeration_of(any, schema_) == nullptr)
      add("unsupported_type", at(any.name), "SQLite has no types that a schema declares, but for enumerations",
          way_out);
    else if (!any.type.declared && is_known(any.type) && !has_type(any.type))
      add("unsupported_type", at(any.name), "SQLite has no type " + type, way_out);
    else if (any.type.raw && table_.properties.has("strict") && !is_strict_type(any.type.name))
      add("not_strict", at(any.name), "a STRICT table has no type " + any.type.name,
          "say INT, INTEGER, REAL, TEXT, BLOB or ANY, or take strict away from the table");
  }

  /// A program can register collations of its own; one that is said for every database is hardly meant.
  template <class Find>
  void object_to_collation(const std::string& where, const properties& all, Find declared_properties) {
    constexpr std::string_view known[] = {"binary", "nocase", "rtrim"};
    const auto name = all.text("collation");
    if (name.empty() || std::ranges::count(known, folded(name)) != 0 || declared_ == nullptr) return;
    const auto found = declared_properties(*declared_);
    if (std::ranges::any_of(found, [&](const properties& one) { return one.find("collation", "sqlite") != nullptr; }))
      return;
    add("unsupported", where,
        "SQLite has the collations BINARY, NOCASE and RTRIM, and none called " + std::string(name),
        "declare it for postgresql only: postgresql.collation; for one that the program registers say "
        "sqlite.collation");
  }

  void object_to_constraint(const constraint& any) {
    const std::string where = at(name_of(any));
    if (std::holds_alternative<exclude>(any))
      add("unsupported", where, "SQLite has no exclusion constraints", postgresql_only);
    else
      add(object_to_properties(where, element_of(any), properties_of(any)));
  }

  void object_to_index(const index& any) {
    const std::string where = at(any.name);
    add(object_to_properties(where, element::index, any.properties));
    for (const auto& key : any.keys) {
      add(object_to_properties(where, element::index_key, key.properties));
      object_to_collation(where, key.properties, [&](const table& of) {
        std::vector<properties> all;
        if (const auto* declared = of.find_index(any.name))
          for (const auto& one : declared->keys) all.push_back(one.properties);
        return all;
      });
    }
  }

  const table& table_;
  const model& schema_;
  const table* declared_;
  std::vector<finding>& findings_;
};

void object_to_object(const object& any, std::vector<finding>& findings) {
  if (const auto text = missing_kind(any.kind); !text.empty()) {
    findings.push_back({"unsupported", place_of(any), text, postgresql_only});
    return;
  }
  for (auto& one : object_to_properties(place_of(any), element_of(any.kind), any.properties))
    findings.push_back(std::move(one));
  const std::string_view needed = any.kind == object_kind::custom        ? "create"
                                  : any.kind == object_kind::enumeration ? std::string_view()
                                                                         : "definition";
  if (!needed.empty() && !any.properties.has(needed))
    findings.push_back({"no_sql", place_of(any), "it has no SQL for SQLite",
                        "give it sqlite." + std::string(needed) + ", or declare it for postgresql only"});
}

/// What has a name in the database itself.
void object_to_name(const std::string& where, const std::string& name, std::vector<finding>& findings) {
  if (folded(name).starts_with("sqlite_"))
    findings.push_back(
        {"reserved_name", where, "SQLite keeps names that start with sqlite_ for itself", "choose another name"});
}

void object_to_schema(const std::string& where, const std::string& name, std::vector<finding>& findings) {
  if (const auto dot = name.find('.'); dot != std::string::npos)
    findings.push_back({"unsupported", where, "SQLite has no schemas such as " + name.substr(0, dot),
                        "declare it for postgresql only, or without a schema"});
}

void object_to_names(const model& schema, std::vector<finding>& findings) {
  name_space relations("tables, views and indexes", findings), triggers("triggers", findings);
  for (const auto& table : schema.tables) {
    relations.take(table.name, "table " + table.name);
    object_to_name(table.name, table.name, findings);
    object_to_schema(table.name, table.name, findings);
  }
  for (const auto& any : schema.objects) {
    const bool is_view = any.kind == object_kind::view;
    if (!is_view && any.kind != object_kind::trigger) continue;
    (is_view ? relations : triggers).take(any.name, place_of(any));
    object_to_name(place_of(any), any.name, findings);
    object_to_schema(place_of(any), any.name, findings);
  }
  for (const auto& table : schema.tables)
    for (const auto& index : table.indexes) {
      const std::string where = table.name + "." + index.name;
      relations.take(index.name, where);
      object_to_name(where, index.name, findings);
    }
}

}  // namespace

std::vector<finding> objections(const model& schema, const model& declared) {
  std::vector<finding> findings = portable_objections(schema);
  object_to_names(schema, findings);
  for (const auto& any : schema.tables) table_objections(any, schema, declared.find_table(any.name), findings).object();
  for (const auto& any : schema.objects) object_to_object(any, findings);
  return findings;
}

}  // namespace instar::sqlite_sql
