#include <instar/access/statement.hpp>

#include <utility>

#include <instar/dialect.hpp>
#include <instar/error.hpp>

namespace instar::access {
namespace {

std::string names_of_columns(const table_columns& table, const dialect& database) {
  std::string list;
  for (const column_facts& each : table.columns) {
    if (!list.empty()) list += ", ";
    list += database.quote_name(each.name);
  }
  return list;
}

/// Adds a parameter, and returns how the SQL refers to it.
std::string bind(statement& to, value&& any) {
  to.parameters.push_back(std::move(any));
  return "$" + std::to_string(to.parameters.size());
}

/// SQLite takes 32,766 in a statement, and PostgreSQL 65,535; a statement does not get faster by being that long.
constexpr std::size_t most_parameters = 8'000;

/// `INSERT INTO "t" ("a", "b")`, without identity columns, which the database numbers.
std::string insertion(const table_columns& table, const dialect& database) {
  std::string names;
  for (const column_facts& each : table.columns)
    if (!each.identity) names += (names.empty() ? "" : ", ") + database.quote_name(each.name);
  return "INSERT INTO " + database.quote_table(table.table) + (names.empty() ? "" : " (" + names + ")");
}

/// `($1, $2)`, or nothing where the database gives all values.
std::string bind_given(statement& to, const table_columns& table, std::vector<value>& values) {
  std::string places;
  for (std::size_t i = 0; i != table.columns.size(); ++i)
    if (!table.columns[i].identity) places += (places.empty() ? "" : ", ") + bind(to, std::move(values[i]));
  return places.empty() ? places : "(" + places + ")";
}

/// Appends `"a" = $1, "b" = $2` for the columns that `wanted` chooses; the text stays empty when it chooses none.
template <class Wanted>
std::string equations(statement& to, const table_columns& table, std::vector<value>& values, const dialect& database,
                      std::string_view between, Wanted wanted) {
  std::string text;
  for (std::size_t i = 0; i != table.columns.size(); ++i) {
    if (!wanted(table.columns[i])) continue;
    if (!text.empty()) text += between;
    text += database.quote_name(table.columns[i].name) + " = " + bind(to, std::move(values[i]));
  }
  return text;
}

std::string key_condition(statement& to, const table_columns& table, std::vector<value>& values,
                          const dialect& database) {
  std::string condition =
      equations(to, table, values, database, " AND ", [](const column_facts& column) { return column.primary_key; });
  if (condition.empty())
    throw error(error_code::usage, "the table " + std::string(table.table) + " has no primary key to find a row by",
                {.remedy = "say in SQL which rows are meant: transaction::execute"});
  return condition;
}

/// The column that `{name}` refers to.
const column_facts& find_column(const table_columns& table, std::string_view name) {
  std::string known;
  for (const column_facts& each : table.columns) {
    if (each.member == name || each.name == name) return each;
    known += (known.empty() ? "" : ", ") + std::string(each.member);
  }
  throw error(error_code::usage,
              "`{" + std::string(name) + "}` refers to no column of the table " + std::string(table.table),
              {.remedy = "name one of " + known + "; a brace that is part of the SQL is written `{{`"});
}

/// The SQL with every `{reference}` as a quoted name.
std::string resolve_references(std::string_view sql, const table_columns& table, const dialect& database) {
  std::string resolved;
  while (!sql.empty()) {
    const std::size_t brace = sql.find('{');
    resolved += sql.substr(0, brace);
    if (brace == std::string_view::npos) break;
    sql.remove_prefix(brace + 1);
    if (sql.starts_with('{')) {
      resolved += '{';
      sql.remove_prefix(1);
      continue;
    }
    const std::size_t end = sql.find('}');
    resolved += database.quote_name(find_column(table, sql.substr(0, end)).name);
    sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
  }
  return resolved;
}

}  // namespace

std::string table_columns::where(std::size_t column) const {
  return std::string(table) + '.' + std::string(columns.at(column).name);
}

statement insert_statement(const table_columns& table, std::vector<value> values, const dialect& database) {
  statement insert;
  const std::string places = bind_given(insert, table, values);
  insert.sql = insertion(table, database) + (places.empty() ? " DEFAULT VALUES" : " VALUES " + places) + " RETURNING " +
               names_of_columns(table, database);
  return insert;
}

std::vector<statement> bulk_insert_statements(const table_columns& table, std::vector<std::vector<value>> rows,
                                              const dialect& database) {
  const auto beginning = insertion(table, database);
  std::vector<statement> all;
  for (auto& values : rows) {
    const bool joins = !all.empty() && !all.back().parameters.empty() &&
                       all.back().parameters.size() + values.size() <= most_parameters;
    if (!joins) all.push_back({beginning, {}});
    const std::string places = bind_given(all.back(), table, values);
    all.back().sql += joins ? ", " + places : places.empty() ? " DEFAULT VALUES" : " VALUES " + places;
  }
  return all;
}

statement update_statement(const table_columns& table, std::vector<value> values, const dialect& database) {
  statement update;
  const std::string changes = equations(update, table, values, database, ", ", [](const column_facts& column) {
    return !column.primary_key && !column.identity;
  });
  const std::string condition = key_condition(update, table, values, database);
  if (changes.empty())
    throw error(error_code::usage, "the table " + std::string(table.table) + " has no column beside its primary key",
                {.remedy = "insert another row and remove this one"});
  update.sql = "UPDATE " + database.quote_table(table.table) + " SET " + changes + " WHERE " + condition;
  return update;
}

statement remove_statement(const table_columns& table, std::vector<value> values, const dialect& database) {
  statement remove;
  const std::string condition = key_condition(remove, table, values, database);
  remove.sql = "DELETE FROM " + database.quote_table(table.table) + " WHERE " + condition;
  return remove;
}

std::string select_sql(const table_columns& table, std::string_view tail, const dialect& database) {
  std::string sql = "SELECT " + names_of_columns(table, database) + " FROM " + database.quote_table(table.table);
  if (!tail.empty()) sql += ' ' + resolve_references(tail, table, database);
  return sql;
}

}  // namespace instar::access
