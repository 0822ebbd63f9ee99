#pragma once

/// The rows of a declared table as its structs.
///
///     instar::transaction work(connection);
///     task stored = instar::insert(work, app::tasks, task{.title = "write"});
///     for (const task& each : instar::select(work, app::tasks, "WHERE {status} = $1", app::status::open)) ...
///     stored.status = app::status::done;
///     instar::update(work, app::tasks, stored);
///     instar::insert(work, app::tasks, imported);  // a vector of them
///     work.commit();
///
/// SQL is the query language; this adds the columns' names, the conversion of values and nothing else. What does not
/// fit (a NULL for a member that has none, 300 for a `std::int8_t`, a label that the enumeration has not) throws
/// `error` (`malformed`) that names table, column, value and C++ type.

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <instar/access/statement.hpp>
#include <instar/access/used_table.hpp>
#include <instar/conversion.hpp>
#include <instar/dsl/enumeration.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/table.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// An enumeration travels as its labels.
template <dsl::described_enum Enum>
struct conversion<Enum> {
  static constexpr std::string_view name = access::name_of_type<Enum>();
  static value write(Enum any, const dialect&) {
    const std::string_view label = dsl::to_label(any);
    if (label.empty())
      conversions::refuse_to_write(name, std::to_string(static_cast<long long>(any)), "INSTAR_ENUM does not name it");
    return std::string(label);
  }
  static std::optional<Enum> read(const value& any) {
    const auto* text = std::get_if<std::string>(&any);
    for (std::size_t i = 0; text && i != std::size(dsl::enumeration<Enum>::labels); ++i)
      if (dsl::enumeration<Enum>::labels[i] == *text) return dsl::enumeration<Enum>::values[i];
    return std::nullopt;
  }
};

namespace access {

/// A table with its types left behind.
template <dsl::described_table Table>
[[nodiscard]] table_columns columns_of(const Table& table) {
  table_columns all{.table = table.name, .columns = {}};
  const auto names = table.column_names();
  for (std::size_t i = 0; i != names.size(); ++i)
    all.columns.push_back({.name = names[i],
                           .member = dsl::reflection<typename Table::struct_type>::names[i],
                           .identity = table.is_identity(i),
                           .primary_key = table.is_primary_key(i)});
  return all;
}

/// The values of all members, in their order.
template <class Struct, auto... Members>
[[nodiscard]] std::vector<value> values_of(const Struct& from, const dialect& database,
                                           dsl::member_list<Struct, Members...>) {
  return {to_value(from.*Members, database)...};
}

template <class T>
void read_member(T& member, const value& any, const table_columns& table, std::size_t column) {
  std::optional<T> read = conversion<T>::read(any);
  if (!read)
    conversions::refuse_to_read(
        any, conversion<T>::name, table.where(column), requires { conversion<T>::nullable; });
  member = *std::move(read);
}

template <class Struct, auto... Members>
[[nodiscard]] Struct struct_of(const result_row& from, const table_columns& table,
                               dsl::member_list<Struct, Members...>) {
  Struct whole{};
  std::size_t column = 0;
  ((read_member(whole.*Members, from[column], table, column), ++column), ...);
  return whole;
}

}  // namespace access

/// Inserts a row, and returns it as the database holds it.
///
/// Identity columns are left to the database and read back. Every other column gets the value of its member: the
/// default of a column is not consulted, because a struct has no member without a value.
template <dsl::described_table Table>
typename Table::struct_type insert(transaction& work, const Table& table, const typename Table::struct_type& row) {
  using members = typename dsl::reflection<typename Table::struct_type>::members;
  const access::table_columns columns = access::columns_of(table);
  const access::statement statement =
      access::insert_statement(columns, access::values_of(row, work.dialect(), members{}), work.dialect());
  return access::struct_of(work.execute_values(statement.sql, statement.parameters).rows.at(0), columns, members{});
}

/// Inserts many rows, as many in a statement as the database takes, and does not read them back. Returns how many.
///
///     const std::vector<tag> imported = {{.label = "home"}, {.label = "work"}};
///     instar::insert(work, app::tags, imported);
///
/// Identity columns are left to the database, as for one row.
template <dsl::described_table Table, std::same_as<typename Table::struct_type> Row>
std::size_t insert(transaction& work, const Table& table, const std::vector<Row>& rows) {
  using members = typename dsl::reflection<typename Table::struct_type>::members;
  const access::table_columns columns = access::columns_of(table);
  std::vector<std::vector<value>> values;
  values.reserve(rows.size());
  for (const auto& row : rows) values.push_back(access::values_of(row, work.dialect(), members{}));
  for (const auto& statement : access::bulk_insert_statements(columns, std::move(values), work.dialect()))
    work.execute_values(statement.sql, statement.parameters);
  return rows.size();
}

/// The rows of a table as structs.
///
/// `tail` is the SQL behind `FROM table`, empty for all rows in no order. `{member}` in it is a reference to that
/// member's column, quoted as the database wants it; a column's own name will do as well; `{{` is a brace. Parameters
/// are `$1`, `$2`, ... as in `transaction::execute`.
///
///     instar::select(work, app::tasks, "WHERE {status} = $1 ORDER BY {due_at}", app::status::open)
template <dsl::described_table Table, class... Parameters>
[[nodiscard]] std::vector<typename Table::struct_type> select(transaction& work, const Table& table,
                                                              std::string_view tail = {},
                                                              const Parameters&... parameters) {
  using members = typename dsl::reflection<typename Table::struct_type>::members;
  const access::table_columns columns = access::columns_of(table);
  const result found = work.execute(access::select_sql(columns, tail, work.dialect()), parameters...);
  std::vector<typename Table::struct_type> all;
  all.reserve(found.rows.size());
  for (const result_row& each : found.rows) all.push_back(access::struct_of(each, columns, members{}));
  return all;
}

/// Stores a struct into the row that has its primary key. Returns whether there is such a row.
///
/// Throws `error` (`usage`) when the table has no primary key, or nothing beside it.
template <dsl::described_table Table>
bool update(transaction& work, const Table& table, const typename Table::struct_type& row) {
  using members = typename dsl::reflection<typename Table::struct_type>::members;
  const access::statement statement = access::update_statement(
      access::columns_of(table), access::values_of(row, work.dialect(), members{}), work.dialect());
  return work.execute_values(statement.sql, statement.parameters).affected != 0;
}

/// Removes the row that has the struct's primary key. Returns whether there was such a row.
///
/// Throws `error` (`usage`) when the table has no primary key.
template <dsl::described_table Table>
bool remove(transaction& work, const Table& table, const typename Table::struct_type& row) {
  using members = typename dsl::reflection<typename Table::struct_type>::members;
  const access::statement statement = access::remove_statement(
      access::columns_of(table), access::values_of(row, work.dialect(), members{}), work.dialect());
  return work.execute_values(statement.sql, statement.parameters).affected != 0;
}

}  // namespace instar
