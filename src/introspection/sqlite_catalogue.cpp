#include "introspection/sqlite_catalogue.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "dialects/sql_token.hpp"
#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/objects.hpp"
#include "introspection/pruning.hpp"
#include "introspection/sqlite_definition.hpp"

namespace instar {
namespace {

std::string text_of(const value& any) {
  const auto* text = std::get_if<std::string>(&any);
  return text == nullptr ? std::string() : *text;
}

/// Virtual tables are a program's own business, and so are the tables behind them.
std::set<std::string> tables_of_modules(transaction& work, std::vector<finding>& findings) {
  std::set<std::string> names;
  for (const auto& row :
       work.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('virtual', 'shadow')")
           .rows) {
    const auto name = text_of(row[0]);
    names.insert(name);
    if (text_of(row[1]) == "virtual")
      findings.push_back(
          {"unheld", name, "a virtual table is left out", "make it with SQL of your own: execute(...)."});
  }
  return names;
}

class reader {
 public:
  introspected read(const std::vector<sqlite_entry>& entries) {
    for (const auto& one : entries)
      if (one.type == "table") add_table(one);
    for (const auto& one : entries) add_other(one);
    complete_foreign_keys();
    found_.schema = pruned(std::move(found_.schema), found_.findings);
    return std::move(found_);
  }

 private:
  void add_table(const sqlite_entry& one) {
    if (!has_plain_name(one)) return;
    if (auto any = taken(read_sqlite_table(one.sql, one.name))) found_.schema.tables.insert(*std::move(any));
  }

  void add_other(const sqlite_entry& one) {
    if (one.type == "table" || !has_plain_name(one)) return;
    if (one.type == "index") {
      const auto on = found_.schema.tables.find(one.table);
      if (on == found_.schema.tables.end()) return;
      if (auto any = taken(read_sqlite_index(one.sql, one.name, *on)))
        found_.schema.tables.edit(on, [&](table& of) { of.indexes.insert(*std::move(any)); });
    } else {
      auto any = taken(one.type == "view" ? read_sqlite_view(one.sql, one.name)
                                          : read_sqlite_trigger(one.sql, one.name, one.table));
      if (any) found_.schema.objects.insert(*std::move(any));
    }
  }

  bool has_plain_name(const sqlite_entry& one) {
    if (one.name.find('.') == std::string::npos) return true;
    found_.findings.push_back({"unheld", one.name, "a name with a dot is left out: a schema reads it as two",
                               "rename the " + one.type + "."});
    return false;
  }

  template <class Element>
  std::optional<Element> taken(sqlite_definition<Element> definition) {
    std::ranges::move(definition.findings, std::back_inserter(found_.findings));
    return std::move(definition.element);
  }

  [[nodiscard]] const table* find_table_like(const std::string& name) const {
    for (const auto& any : found_.schema.tables)
      if (in_lower_case(any.name) == in_lower_case(name)) return &any;
    return nullptr;
  }

  void complete(foreign_key& key) const {
    const auto* referenced = found_.schema.find_table(key.referenced_table);
    if (referenced == nullptr) referenced = find_table_like(key.referenced_table);
    if (referenced == nullptr) return;
    key.referenced_table = referenced->name;
    if (key.referenced_columns.empty() && referenced->primary_key() != nullptr)
      key.referenced_columns = referenced->primary_key()->columns;
    for (auto& name : key.referenced_columns)
      for (const auto& any : referenced->columns)
        if (in_lower_case(any.name) == in_lower_case(name)) name = any.name;
  }

  void complete_foreign_keys() {
    std::vector<std::pair<std::string, foreign_key>> keys;
    for (const auto& any : found_.schema.tables)
      for (const auto& one : any.constraints)
        if (const auto* key = std::get_if<foreign_key>(&one)) {
          keys.emplace_back(any.name, *key);
          complete(keys.back().second);
        }
    for (auto& [name, key] : keys)
      found_.schema.tables.edit(found_.schema.tables.find(name), [&](table& of) {
        of.constraints.erase(of.constraints.find(key.name));
        of.constraints.insert(std::move(key));
      });
  }

  introspected found_;
};

}  // namespace

std::vector<sqlite_entry> read_sqlite_schema(transaction& work, std::vector<finding>& findings) {
  const auto others = tables_of_modules(work, findings);
  std::vector<sqlite_entry> entries;
  for (const auto& row :
       work.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
                    "'sqlite\\_%' ESCAPE '\\' ORDER BY type, name")
           .rows) {
    sqlite_entry one{text_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3])};
    if (!others.contains(one.table)) entries.push_back(std::move(one));
  }
  return entries;
}

std::vector<sqlite_entry> sqlite_schema_of(const model& projected) {
  std::vector<sqlite_entry> entries;
  for (const auto& any : projected.tables) {
    entries.push_back({"table", any.name, any.name, sqlite_sql::create_table_sql(any, any.name, projected)});
    for (const auto& one : any.indexes)
      entries.push_back({"index", one.name, any.name, sqlite_sql::create_index_sql(one, any.name)});
  }
  for (const auto& any : projected.objects) {
    if (any.kind != object_kind::view && any.kind != object_kind::trigger) continue;
    const bool is_view = any.kind == object_kind::view;
    entries.push_back({is_view ? "view" : "trigger", any.name, is_view ? any.name : any.on,
                       sqlite_sql::create_object_sql(any).front().sql});
  }
  return entries;
}

introspected model_of(const std::vector<sqlite_entry>& entries) { return reader().read(entries); }

}  // namespace instar
