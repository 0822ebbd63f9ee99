#pragma once

/// How indexes are defined.

#include <string>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `CREATE INDEX "ix" ON "tasks" ("title")`, and the comment on it.
[[nodiscard]] statements create_index_statements(const index& any, const std::string& on_table);

/// `DROP INDEX "ix"`
/// The same while others write the table, which is in no transaction.
[[nodiscard]] statements create_index_concurrently(const index& any, const std::string& on_table);
[[nodiscard]] statement drop_index_concurrently(const std::string& name, const std::string& of_table);

[[nodiscard]] statement drop_index_statement(const std::string& name, const std::string& of_table);

/// `("title" COLLATE "C" DESC, (lower("title")))`; of an exclusion constraint also the operators.
[[nodiscard]] std::string keys_sql(const std::vector<index_key>& keys);

/// ` INCLUDE ("a", "b")`, or nothing.
[[nodiscard]] std::string include_sql(const properties& any);

/// ` USING gist`, or nothing.
[[nodiscard]] std::string method_sql(const properties& any);

}  // namespace instar::postgresql_sql
