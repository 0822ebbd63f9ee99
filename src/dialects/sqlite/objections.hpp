#pragma once

/// What cannot be held.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::sqlite_sql {

[[nodiscard]] std::vector<finding> objections(const model& schema);

}  // namespace instar::sqlite_sql
