#include "dialects/sqlite/rows.hpp"

#include "dialects/sqlite/definitions.hpp"
#include "dialects/sqlite/names.hpp"

namespace instar::sqlite_sql {
namespace {

std::string where_key(const row& any, const table& of) {
  std::string condition;
  for (const auto& name : of.primary_key()->columns)
    condition += (condition.empty() ? " WHERE " : " AND ") + quote_name(name) + " = " + term_sql(*any.find(name));
  return condition;
}

}  // namespace

std::string insert_row_sql(const row& any, const table& into) {
  std::string names, values;
  for (const auto& [name, value] : any.values) {
    names += (names.empty() ? "" : ", ") + quote_name(name);
    values += (values.empty() ? "" : ", ") + term_sql(value);
  }
  // Without OR ABORT, a conflict clause of the table could pass over the row.
  return "INSERT " + std::string(has_conflict_clause(into) ? "OR ABORT " : "") + "INTO " + quote_name(into.name) +
         " (" + names + ") VALUES (" + values + ")";
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
