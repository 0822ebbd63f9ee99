#pragma once

/// How each operation is made.

#include <span>
#include <vector>

#include <instar/dialect.hpp>

namespace instar::postgresql_sql {

/// The statements of changes that follow one another in one transaction.
[[nodiscard]] rendered_changes<twin_models> render_all(std::span<const operation> changes, twin_models schema);

}  // namespace instar::postgresql_sql
