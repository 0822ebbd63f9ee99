#pragma once

/// What a database says that it holds, in lines that can be compared whoever made it. ODB's own table is not among
/// them, nor is instar's, and the order of columns says nothing.

#include <string>
#include <vector>

#include "runtime/scratch_database.hpp"

namespace instar::testing {

/// By `sqlite_schema`.
[[nodiscard]] std::vector<std::string> catalogue(const test::sqlite_database& database);

/// By `pg_dump -s`.
[[nodiscard]] std::vector<std::string> catalogue(const test::postgresql_database& database);

}  // namespace instar::testing
