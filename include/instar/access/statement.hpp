#pragma once

/// The statements behind the typed access, over tables whose types are left behind.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <instar/value.hpp>

namespace instar {
class dialect;
}

namespace instar::access {

struct column_facts {
  std::string_view name;
  std::string_view member;
  bool identity;
  bool primary_key;
};

/// A table and its columns, in the order of the struct's members.
struct table_columns {
  std::string_view table;
  std::vector<column_facts> columns;

  /// `tasks.status`
  [[nodiscard]] std::string where(std::size_t column) const;
};

struct statement {
  std::string sql;
  std::vector<value> parameters;
};

/// `values` are those of all columns; a statement takes what it needs of them.
[[nodiscard]] statement insert_statement(const table_columns& table, std::vector<value> values,
                                         const dialect& database);
[[nodiscard]] std::vector<statement> bulk_insert_statements(const table_columns& table,
                                                            std::vector<std::vector<value>> rows,
                                                            const dialect& database);
[[nodiscard]] statement update_statement(const table_columns& table, std::vector<value> values,
                                         const dialect& database);
[[nodiscard]] statement remove_statement(const table_columns& table, std::vector<value> values,
                                         const dialect& database);

/// Throws `error` (`usage`) when `tail` refers to a column that the table has not.
[[nodiscard]] std::string select_sql(const table_columns& table, std::string_view tail, const dialect& database);

/// A type as the compiler spells it, for errors.
template <class T>
[[nodiscard]] constexpr std::string_view name_of_type() {
#if defined(__GNUC__)
  constexpr std::string_view whole = __PRETTY_FUNCTION__;
  constexpr std::size_t begin = whole.find("T = ") + 4;
  return whole.substr(begin, whole.find_first_of(";]", begin) - begin);
#else
  return "an enumeration";
#endif
}

}  // namespace instar::access
