#pragma once

/// What cannot be held.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

[[nodiscard]] std::vector<finding> objections(const model& schema);

}  // namespace instar::postgresql_sql
