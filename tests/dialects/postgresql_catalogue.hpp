#pragma once

/// What PostgreSQL itself says that a database holds.

#include <string_view>
#include <vector>

namespace instar::testing {

/// Queries whose rows are lines of a description: everything that `pg_dump --schema-only` would write, but for the
/// order of columns and the names that PostgreSQL chose by itself.
[[nodiscard]] const std::vector<std::string_view>& postgresql_catalogue();

}  // namespace instar::testing
