#pragma once

/// How columns, constraints, indexes and tables are defined.

#include <string>
#include <vector>

#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// `"title" text NOT NULL DEFAULT 'x'`
[[nodiscard]] std::string column_sql(const column& any);

[[nodiscard]] std::string default_sql(const default_value& any);

/// `CONSTRAINT "uq_x" UNIQUE ("x")`
[[nodiscard]] std::string constraint_sql(const constraint& any);

/// `CREATE TABLE`, and what has to follow for the table to be whole.
[[nodiscard]] std::vector<std::string> create_table_sql(const table& any);

[[nodiscard]] std::string create_index_sql(const index& any, const std::string& on_table);

/// PostgreSQL holds an identity column `NOT NULL`, said or not.
[[nodiscard]] bool is_not_null(const column& any);

}  // namespace instar::postgresql_sql
