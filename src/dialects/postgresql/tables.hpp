#pragma once

/// How tables are made.

#include <string>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// The whole table with its rows.
[[nodiscard]] statements create_table_statements(const table& any, const model& schema);

/// The table with its columns alone: where rows can be put before anything looks at them.
[[nodiscard]] statements create_bare_table(const table& any);

/// What such a table still lacks, but for foreign keys and rows.
[[nodiscard]] statements furnish_table(const table& any, const model& schema);

}  // namespace instar::postgresql_sql
