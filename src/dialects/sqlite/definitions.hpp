#pragma once

/// How columns, constraints, indexes and tables are defined.

#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// `"title" TEXT NOT NULL DEFAULT 'x'`. An identity column that is its table's primary key carries that constraint.
[[nodiscard]] std::string column_sql(const column& any, const table& of);

/// `CREATE TABLE` under another name, without the indexes.
[[nodiscard]] std::string create_table_sql(const table& any, const std::string& under_name);

[[nodiscard]] std::string create_index_sql(const index& any, const std::string& on_table);

/// Whether SQLite numbers the rows of this table and never uses a number twice.
[[nodiscard]] bool has_identity(const table& any);

/// Whether a column of this table is another name of its rowid: a primary key that is declared INTEGER.
[[nodiscard]] bool has_rowid_column(const table& any);

/// Whether a column has this name, given in lower case, in any case.
[[nodiscard]] bool has_column_like(const table& any, std::string_view name);

}  // namespace instar::sqlite_sql
