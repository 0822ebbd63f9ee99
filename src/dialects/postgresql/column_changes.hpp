#pragma once

/// How columns come, change and go.

#include <span>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

[[nodiscard]] statements add_column_statements(const add_column& change, const model& before, const model& after);
[[nodiscard]] statements drop_column_statements(const drop_column& change, const model& before, const model& after);
[[nodiscard]] statements rename_column_statements(const rename_column& change, const model& before, const model& after);
/// `later` are the changes that follow in the same transaction: a default waits for the type that it is a value of.
[[nodiscard]] statements alter_column_statements(const alter_column& change, const model& before, const model& after,
                                                 std::span<const operation> later);

}  // namespace instar::postgresql_sql
