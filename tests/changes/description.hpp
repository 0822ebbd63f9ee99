#pragma once

/// What a database itself says that it holds, in lines that can be compared.

#include <string>
#include <vector>

#include "runtime/scratch_database.hpp"

namespace instar::testing {

/// The definitions in `sqlite_schema`.
[[nodiscard]] std::vector<std::string> description_of(const test::sqlite_database& database);

/// The statements of `pg_dump --schema-only`.
[[nodiscard]] std::vector<std::string> description_of(const test::postgresql_database& database);

}  // namespace instar::testing
