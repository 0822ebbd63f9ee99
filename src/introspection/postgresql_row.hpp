#pragma once

/// A row of PostgreSQL's catalogue, read from left to right.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <instar/value.hpp>

namespace instar {

class catalogue_row {
 public:
  explicit catalogue_row(const result_row& row) : row_(row) {}

  /// The next value as text; empty for NULL.
  [[nodiscard]] std::string text();
  [[nodiscard]] bool truth();
  [[nodiscard]] std::int64_t number();
  /// The next value, an array of texts.
  [[nodiscard]] std::vector<std::string> texts();

 private:
  const value& next() { return row_[at_++]; }

  const result_row& row_;
  std::size_t at_ = 0;
};

/// The elements of an array as PostgreSQL writes it: `{a,"b c"}`.
[[nodiscard]] std::vector<std::string> array_elements(std::string_view text);

}  // namespace instar
