#include "dialects/sqlite/rows.hpp"

#include <algorithm>
#include <iterator>

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

std::string where_key(const row& any, const table& of) {
  std::string condition;
  for (const auto& name : of.primary_key()->columns)
    condition += (condition.empty() ? " WHERE " : " AND ") + quote_name(name) + " = " + term_sql(*any.find(name));
  return condition;
}

/// Without OR ABORT, a conflict clause of the table could pass over the row.
std::string insertion_sql(const row& any, const table& into) {
  std::string names;
  for (const auto& one : any.values) names += (names.empty() ? "" : ", ") + quote_name(one.column);
  return "INSERT " + std::string(has_conflict_clause(into) ? "OR ABORT " : "") + "INTO " + quote_name(into.name) +
         " (" + names + ") VALUES ";
}

std::string values_sql(const row& any) {
  std::string list;
  for (const auto& one : any.values) list += (list.empty() ? "" : ", ") + term_sql(one.value);
  return "(" + list + ")";
}

}  // namespace

std::string insert_row_sql(const row& any, const table& into) { return insertion_sql(any, into) + values_sql(any); }

statements insert_rows_sql(const std::vector<row>& rows, const table& into) {
  statements all;
  for (const auto& portion : portions_of(rows))
    for (auto one = portion.begin(); one != portion.end(); ++one) {
      const bool joins = one != portion.begin() && std::ranges::equal(one->values, std::prev(one)->values, {},
                                                                      &seeded_value::column, &seeded_value::column);
      if (joins)
        all.back().sql += ", " + values_sql(*one);
      else
        all.push_back({insert_row_sql(*one, into)});
    }
  return all;
}

std::string update_row_sql(const row& before, const row& after, const table& in) {
  std::string values;
  for (const auto& [name, value] : after.values)
    if (const auto* old = before.find(name); old == nullptr || *old != value)
      values += (values.empty() ? "" : ", ") + quote_name(name) + " = " + term_sql(value);
  if (values.empty()) return {};
  return "UPDATE " + std::string(has_conflict_clause(in) ? "OR ABORT " : "") + quote_name(in.name) + " SET " + values +
         where_key(before, in);
}

std::string delete_row_sql(const row& any, const table& from) {
  return "DELETE FROM " + quote_name(from.name) + where_key(any, from);
}

}  // namespace instar::sqlite_sql
