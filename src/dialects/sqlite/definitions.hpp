#pragma once

/// How columns, constraints, indexes and tables are defined.

#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// A value as SQL: `'open'`, `12.5`, `1` for true, an expression.
[[nodiscard]] std::string term_sql(const term& any);

/// `"title" TEXT NOT NULL DEFAULT 'x'`. A column whose numbers are never used again carries the primary key, and a
/// column of an enumeration a check over the labels that `schema` has for it.
[[nodiscard]] std::string column_sql(const column& any, const table& of, const model& schema);

/// `CONSTRAINT "uq_x" UNIQUE ("x")`
[[nodiscard]] std::string constraint_sql(const constraint& any);

/// `CREATE TABLE` under another name, without the indexes.
[[nodiscard]] std::string create_table_sql(const table& any, const std::string& under_name, const model& schema);

/// What stands behind the closing parenthesis of a table: ` STRICT, WITHOUT ROWID`.
[[nodiscard]] std::string table_options_sql(const table& any);

[[nodiscard]] std::string create_index_sql(const index& any, const std::string& on_table);
[[nodiscard]] std::string drop_index_sql(const std::string& name);

/// The enumeration that a column is of, or null.
[[nodiscard]] const object* enumeration_of(const column& any, const model& schema);

/// The labels of an enumeration as a check lists them: SQLite compares them as texts, whatever their order.
[[nodiscard]] std::string label_list(const object& enumeration);

/// The expression that a column is generated from, or null.
[[nodiscard]] const term* generated_from(const column& any);

/// Whether SQLite numbers the rows of this table and never uses a number twice.
[[nodiscard]] bool has_counter(const table& any);

/// The column that is another name of the table's rowid: a primary key that is declared INTEGER. Null without one.
[[nodiscard]] const column* rowid_column(const table& any);

/// Whether a column has this name, given in lower case, in any case.
[[nodiscard]] bool has_column_like(const table& any, std::string_view name);

/// Whether a row that breaks a constraint of this table may be passed over, or take the place of another, in silence.
[[nodiscard]] bool has_conflict_clause(const table& any);

}  // namespace instar::sqlite_sql
