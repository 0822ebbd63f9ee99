#pragma once

/// Values as they go into a database and come out of it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace instar {

using bytes = std::vector<std::byte>;

/// One value in no C++ type in particular. What a database returns depends on it: SQLite knows no booleans (they come
/// as `std::int64_t`), and dates come as text from both.
using value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, bytes>;

using result_row = std::vector<value>;

/// The rows that a query returned, all of them.
struct result {
  std::vector<std::string> columns;
  std::vector<result_row> rows;
  std::int64_t affected = 0;  ///< rows changed, where the statement changes rows
};

}  // namespace instar
