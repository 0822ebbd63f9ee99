#pragma once

/// Names that cannot be held: too long, taken, or PostgreSQL's own.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

[[nodiscard]] std::vector<finding> object_to_names(const model& schema);

}  // namespace instar::postgresql_sql
