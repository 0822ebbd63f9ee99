#pragma once

/// What databases themselves say that they hold, in lines that can be compared: without instar's own table, and without
/// the order of columns, which is no part of a schema.

#include <string>
#include <vector>

#include "runtime/scratch_database.hpp"

namespace instar::test {

[[nodiscard]] std::vector<std::string> description_of(const sqlite_database& database);
[[nodiscard]] std::vector<std::string> description_of(const postgresql_database& database);

}  // namespace instar::test
