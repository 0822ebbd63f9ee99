#pragma once

/// How tables and what stands in them change.

#include <span>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `later` are the changes that follow in the same transaction.
[[nodiscard]] statements alter_table_statements(const alter_table& change, const model& before, const model& after,
                                                std::span<const operation> later);
[[nodiscard]] statements alter_constraint_statements(const alter_constraint& change, const model& before,
                                                     const model& after);
[[nodiscard]] statements alter_index_statements(const alter_index& change);

}  // namespace instar::postgresql_sql
