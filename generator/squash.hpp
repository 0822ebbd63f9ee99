#pragma once

/// `instar squash`: one migration instead of several.

#include "generator/report.hpp"
#include "generator/state.hpp"

namespace instar::generator {

/// Writes a draft that does what the migrations of the range `asked.range` do, and says that it replaces them.
///
/// The old ones stay, for databases that stopped between them; new databases go the short way. A range from the base
/// becomes what creates its schema, unless SQL is in it; any other becomes all its steps in a row, so that no rows are
/// lost.
///
/// Throws `error` (`usage`) when the range is no piece of its own or holds what is unreviewed, and `error`
/// (`unsupported`) when a C++ function is in it.
[[nodiscard]] outcome squash_migrations(const request& asked);

/// Throws `error` (`not_applicable`) when a squashed migration does not do what those that it replaces do, as long as
/// they are there.
void expect_squashes_to_hold(const lineage& all, const request& asked);

}  // namespace instar::generator
