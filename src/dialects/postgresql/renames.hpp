#pragma once

/// How things take another name, or move to another schema.

#include <functional>
#include <string>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

[[nodiscard]] statements rename_table_statements(const rename_table& change, const model& before, const model& after);
[[nodiscard]] statements rename_object_statements(const rename_object& change, const model& before, const model& after);

}  // namespace instar::postgresql_sql
