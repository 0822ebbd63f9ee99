#pragma once

/// How what stands beside tables changes.

#include <span>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `later` are the changes that follow in the same transaction.
[[nodiscard]] statements alter_object_statements(const alter_object& change, const model& before, const model& after,
                                                 std::span<const operation> later);

}  // namespace instar::postgresql_sql
