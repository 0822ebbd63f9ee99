#include "introspection/ledger.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "introspection/pruning.hpp"

namespace instar {
namespace {

struct shape {
  std::string_view column;
  std::array<std::string_view, 2> types;  ///< on PostgreSQL, on SQLite
};

constexpr std::array<shape, 3> of_odb = {
    {{"name", {"text", "text"}}, {"version", {"bigint", "integer"}}, {"migration", {"boolean", "integer"}}}};
constexpr std::array<shape, 1> of_alembic = {{{"version_num", {"varchar", "varchar"}}}};

bool fits(const column& any, const shape& wanted) {
  return any.name == wanted.column && any.not_null && !any.identity && any.default_value.kind == term_kind::none &&
         std::ranges::find(wanted.types, any.type.name) != wanted.types.end();
}

/// The columns in their order, and of constraints a primary key over the first alone.
bool has_shape(const table& any, std::span<const shape> wanted) {
  const auto* key = any.primary_key();
  return any.constraints.size() == 1 && key != nullptr &&
         key->columns == std::vector<std::string>{std::string(wanted.front().column)} &&
         std::ranges::equal(any.columns, wanted, fits);
}

std::string_view own_name(std::string_view path) { return path.substr(path.find('.') + 1); }

bool is_ledger(const table& any) {
  const auto name = own_name(any.name);
  return name == "instar_journal" || has_shape(any, of_odb) ||
         (name == "alembic_version" && has_shape(any, of_alembic));
}

}  // namespace

model without_ledgers(model found, const model& declared, std::vector<finding>& findings) {
  std::vector<std::string> ledgers;
  for (const auto& any : found.tables) {
    if (!is_ledger(any) || declared.tables.contains(any.name)) continue;
    std::erase_if(findings, [&](const finding& one) { return one.where == any.name; });
    if (has_shape(any, of_odb) && own_name(any.name) != "schema_version")
      findings.push_back({"unheld", any.name,
                          "ODB counts the versions of its own schemas in such a table, so it is left out",
                          "declare it if it is yours."});
    ledgers.push_back(any.name);
  }
  return without_ignored(std::move(found), ledgers);
}

}  // namespace instar
