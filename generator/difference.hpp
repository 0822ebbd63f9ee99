#pragma once

/// What makes one schema of another, wherever the two are.

#include "generator/report.hpp"
#include "generator/request.hpp"

namespace instar::generator {

/// `diff`: the operations that make the schema at `asked.to` of that at `asked.from`, or with `asked.sql` the SQL.
/// Empty, with the exit code 0, when nothing differs; otherwise with 3. What could not be looked at is in the notes.
[[nodiscard]] outcome tell_schema_difference(const request& asked);

}  // namespace instar::generator
