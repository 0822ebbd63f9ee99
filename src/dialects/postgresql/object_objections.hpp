#pragma once

/// What beside tables cannot be held.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

[[nodiscard]] std::vector<finding> object_to_object(const object& any, const model& schema);

}  // namespace instar::postgresql_sql
