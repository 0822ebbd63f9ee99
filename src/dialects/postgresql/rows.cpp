#include "dialects/postgresql/rows.hpp"

#include <algorithm>
#include <string>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/sequences.hpp"

namespace instar::postgresql_sql {
namespace {

/// The columns that any of the rows has a value for, in the order of the table.
std::vector<column> columns_with_values(const table& of, const std::vector<row>& rows) {
  std::vector<column> used;
  for (const auto& one : of.columns)
    if (std::ranges::any_of(rows, [&](const row& any) { return any.find(one.name) != nullptr; })) used.push_back(one);
  return used;
}

std::string values_sql(const row& any, const std::vector<column>& columns) {
  std::string list;
  for (const auto& one : columns) {
    const auto* value = any.find(one.name);
    list += (list.empty() ? "" : ", ") + (value == nullptr ? "DEFAULT" : term_sql(*value));
  }
  return "(" + list + ")";
}

/// The condition that a row of the database is this one: its primary key has these values.
std::string is_row(const table& in, const row& any) {
  const auto* key = in.primary_key();
  std::string sql;
  for (const auto& one : any.values) {
    if (key != nullptr && std::ranges::count(key->columns, one.column) == 0) continue;
    sql += (sql.empty() ? "" : " AND ") + quote_name(one.column) + " = " + term_sql(one.value);
  }
  return sql;
}

}  // namespace

statements insert_rows_statements(const table& into, const std::vector<row>& rows) {
  if (rows.empty()) return {};
  const auto columns = columns_with_values(into, rows);
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const auto& one : columns) names.push_back(one.name);
  std::string values;
  for (const auto& any : rows) values += (values.empty() ? "" : ", ") + values_sql(any, columns);
  const auto is_numbered = [](const column& one) { return one.identity; };
  const auto numbered = std::ranges::find_if(columns, is_numbered);
  const bool always = numbered != columns.end() && numbered->properties.has("always");
  statements all{{"INSERT INTO " + quote_path(into.name) + " (" + quote_names(names) + ")" +
                  (always ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES " + values}};
  for (const auto& one : columns)
    if (one.identity) all.push_back({continue_numbering_sql(into.name, one)});
  return all;
}

statements update_row_statements(const table& in, const row& before, const row& after) {
  std::string changes;
  for (const auto& one : after.values)
    if (const auto* old = before.find(one.column); old == nullptr || *old != one.value)
      changes += (changes.empty() ? "" : ", ") + quote_name(one.column) + " = " + term_sql(one.value);
  if (changes.empty()) return {};
  return {{"UPDATE " + quote_path(in.name) + " SET " + changes + " WHERE " + is_row(in, after)}};
}

statements delete_row_statements(const table& from, const row& any) {
  return {{"DELETE FROM " + quote_path(from.name) + " WHERE " + is_row(from, any)}};
}

}  // namespace instar::postgresql_sql
