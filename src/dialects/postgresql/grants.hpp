#pragma once

/// How rights are given and taken.

#include <string>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// Both leave out rights to columns that are not there.
[[nodiscard]] statements grant_statements(const object& grant, const model& schema);
[[nodiscard]] statements revoke_statements(const object& grant, const model& schema);

/// Takes what is granted no more, and gives what is new.
[[nodiscard]] statements change_grant(const object& before, const object& after, const model& schema_before,
                                      const model& schema_after);

/// Gives the rights to a new column.
[[nodiscard]] statements grants_of_column(const std::string& table, const std::string& column, const model& schema);

/// Whether a grant is about this object.
[[nodiscard]] bool is_about(const object& grant, const object& any);

/// Whether a grant is about a table, a view or a partition.
[[nodiscard]] bool is_on_relation(const object& grant);

/// Whether a grant is about this column of a table.
[[nodiscard]] bool is_about_column(const object& grant, const std::string& table, const std::string& column);

}  // namespace instar::postgresql_sql
