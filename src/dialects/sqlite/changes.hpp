#pragma once

/// How each operation is made.

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

/// Whether SQLite has no statement for a change of a table, or of an enumeration that a table uses, so that the table
/// has to be rebuilt.
[[nodiscard]] bool needs_rebuild(const operation& change, const model& before, const model& after);

/// The statements of an operation that needs no rebuild of its table.
[[nodiscard]] statements render(const operation& change, const model& before, const model& after);

}  // namespace instar::sqlite_sql
