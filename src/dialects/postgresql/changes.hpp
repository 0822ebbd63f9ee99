#pragma once

/// How each operation is made.

#include <span>
#include <vector>

#include <instar/dialect.hpp>

namespace instar::postgresql_sql {

/// The statements of changes that follow one another in one transaction. The two models are equal, and go along.
[[nodiscard]] std::vector<statements> render(std::span<const operation> changes, model& before, model& after);

}  // namespace instar::postgresql_sql
