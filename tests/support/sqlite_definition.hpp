#pragma once

/// What SQLite says of a table, in a form that can be compared.

#include <string>

namespace instar::testing {

/// A definition from `sqlite_schema` with the parts of a `CREATE TABLE` sorted, each on a line of its own: column order
/// is no part of a schema, and ADD COLUMN continues the last line.
[[nodiscard]] std::string without_order(const std::string& sql);

}  // namespace instar::testing
