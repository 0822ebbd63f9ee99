#pragma once

/// How the rows of a schema come, change and go.

#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// One statement for all, so that they may refer to one another; the numbers of the table go on behind theirs.
[[nodiscard]] statements insert_rows_statements(const table& into, const std::vector<row>& rows);

/// Sets what differs. A value that is only taken out of the description stays in the database.
[[nodiscard]] statements update_row_statements(const table& in, const row& before, const row& after);

[[nodiscard]] statements delete_row_statements(const table& from, const row& any);

}  // namespace instar::postgresql_sql
