#pragma once

/// The names that PostgreSQL gives to what ODB leaves unnamed, so that a database that ODB made is called as it is.

#include <set>
#include <string>
#include <string_view>

namespace instar::generator::odb {

/// The schema in a qualified name, and what is behind it: `{"audit", "trail"}` for `audit.trail`.
struct qualified_name {
  std::string_view schema, name;
};
[[nodiscard]] qualified_name parts_of_name(std::string_view dotted);

/// `trail_note_check` for the table `audit.trail`, the column `note` and the label `check`, cut as PostgreSQL cuts it;
/// with a number behind it where `taken` has it. `column` may be empty.
[[nodiscard]] std::string default_name(std::string_view table, std::string_view column, std::string_view label,
                                       const std::set<std::string>& taken = {});

}  // namespace instar::generator::odb
