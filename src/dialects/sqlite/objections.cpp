#include "dialects/sqlite/objections.hpp"

#include <map>

#include "dialects/portable_objections.hpp"
#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"

namespace instar::sqlite_sql {
namespace {

void object_to_identity(const table& any, std::vector<finding>& findings) {
  for (const auto& column : any.columns) {
    if (!column.identity) continue;
    const auto* key = any.primary_key();
    if (key == nullptr || key->columns != std::vector{column.name})
      findings.push_back({"identity_not_key", any.name + "." + column.name,
                          "SQLite numbers rows only in a column that is the primary key by itself",
                          "make " + column.name + " the primary key of " + any.name + ", or take its identity away"});
  }
}

void object_to_reserved(const std::string& where, const std::string& name, std::vector<finding>& findings) {
  if (folded(name).starts_with("sqlite_"))
    findings.push_back(
        {"reserved_name", where, "SQLite keeps names that start with sqlite_ for itself", "choose another name"});
}

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

}  // namespace

std::vector<finding> objections(const model& schema) {
  std::vector<finding> findings = portable_objections(schema);
  name_space objects("tables and indexes", findings);
  for (const auto& table : schema.tables) objects.take(table.name, "table " + table.name);
  for (const auto& table : schema.tables) {
    object_to_identity(table, findings);
    object_to_reserved(table.name, table.name, findings);
    name_space columns("the columns of a table", findings);
    for (const auto& column : table.columns) columns.take(column.name, table.name + "." + column.name);
    for (const auto& index : table.indexes) {
      object_to_reserved(table.name + "." + index.name, index.name, findings);
      objects.take(index.name, table.name + "." + index.name);
    }
  }
  return findings;
}

}  // namespace instar::sqlite_sql
