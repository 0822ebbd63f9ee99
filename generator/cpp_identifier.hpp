#pragma once

/// Names of a database as names of C++.

#include <set>
#include <string>
#include <string_view>

namespace instar::generator {

/// Whether C++ can call something by this name where the words of a schema are in use.
[[nodiscard]] bool is_identifier(std::string_view text);

/// Identifiers that differ from each other: `group_by` for `group by`, `class_` for `class`, `x_1st` for `1st`.
class cpp_identifiers {
 public:
  [[nodiscard]] std::string make(std::string_view name);

 private:
  std::set<std::string> taken_;
};

}  // namespace instar::generator
