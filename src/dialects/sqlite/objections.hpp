#pragma once

/// What cannot be held.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// `declared` is the schema as it is for all databases, `schema` what SQLite sees of it.
[[nodiscard]] std::vector<finding> objections(const model& schema, const model& declared);

}  // namespace instar::sqlite_sql
