#pragma once

/// How rows of a schema are put in, changed and taken out.

#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::sqlite_sql {

[[nodiscard]] std::string insert_row_sql(const row& any, const table& into);

/// One statement for neighbours that have values for the same columns.
[[nodiscard]] statements insert_rows_sql(const std::vector<row>& rows, const table& into);

/// `UPDATE` of the values that differ; empty where none does, or some merely are no part of the schema any more.
[[nodiscard]] std::string update_row_sql(const row& before, const row& after, const table& in);
[[nodiscard]] std::string delete_row_sql(const row& any, const table& from);

}  // namespace instar::sqlite_sql
