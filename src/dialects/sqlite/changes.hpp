#pragma once

/// How each operation is made.

#include <vector>

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

[[nodiscard]] std::vector<statement> render(const operation& change, const model& before, const model& after);

}  // namespace instar::sqlite_sql
