#pragma once

/// The properties that PostgreSQL has nothing for.

#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

[[nodiscard]] std::vector<finding> object_to_properties(const std::string& where, const properties& all);

}  // namespace instar::postgresql_sql
