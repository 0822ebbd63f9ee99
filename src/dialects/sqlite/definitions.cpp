#include "dialects/sqlite/definitions.hpp"

#include <algorithm>
#include <array>

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

/// The primary key that AUTOINCREMENT needs: SQLite numbers no other column.
const primary_key* identity_key(const table& any) {
  const auto* key = any.primary_key();
  if (key == nullptr || key->columns.size() != 1) return nullptr;
  const auto* column = any.find_column(key->columns.front());
  return column != nullptr && column->identity ? key : nullptr;
}

/// An expression in parentheses, except for the three words that SQLite takes without.
std::string expression_default_sql(const std::string& model_text) {
  constexpr std::array<std::string_view, 3> words{"current_date", "current_time", "current_timestamp"};
  std::string sql = expression(model_text);
  return std::ranges::find(words, folded(sql)) != words.end() ? sql : "(" + sql + ")";
}

std::string default_sql(const default_value& any) {
  switch (any.kind) {
    case default_kind::none: return {};
    case default_kind::text: return quote_text(any.text);
    case default_kind::number: return any.text;
    case default_kind::boolean: return any.text == "true" ? "1" : "0";
    case default_kind::expression: return expression_default_sql(any.text);
  }
  return {};
}

}  // namespace

bool has_column_like(const table& any, std::string_view name) {
  return std::ranges::any_of(any.columns, [&](const column& one) { return folded(one.name) == name; });
}

bool has_rowid_column(const table& any) {
  const auto* key = any.primary_key();
  if (key == nullptr || key->columns.size() != 1) return false;
  return folded(type_sql(*any.find_column(key->columns.front()))) == "integer";
}

bool has_identity(const table& any) { return identity_key(any) != nullptr; }

std::string column_sql(const column& any, const table& of) {
  const auto* key = identity_key(of);
  const bool numbered = key != nullptr && key->columns.front() == any.name;
  std::string sql = quote_name(any.name) + " " + type_sql(any);
  if (any.not_null) sql += " NOT NULL";
  if (numbered) return sql + " CONSTRAINT " + quote_name(key->name) + " PRIMARY KEY AUTOINCREMENT";
  if (any.default_value.kind != default_kind::none) sql += " DEFAULT " + default_sql(any.default_value);
  return sql;
}

std::string create_table_sql(const table& any, const std::string& under_name) {
  std::string lines;
  const auto add = [&](const std::string& line) { lines += (lines.empty() ? "\n  " : ",\n  ") + line; };
  for (const auto& column : any.columns) add(column_sql(column, any));
  for (const auto& constraint : by_kind(any.constraints))
    if (!has_identity(any) || !std::holds_alternative<primary_key>(constraint))
      add(standard_constraint_sql(constraint, quote_name));
  return "CREATE TABLE " + quote_name(under_name) + " (" + lines + "\n)";
}

std::string create_index_sql(const index& any, const std::string& on_table) {
  return standard_index_sql(any, on_table, quote_name);
}

}  // namespace instar::sqlite_sql
