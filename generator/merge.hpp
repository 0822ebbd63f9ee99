#pragma once

/// `instar merge`: joins branches of migrations by one that follows them.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes an empty migration whose parents are the [chosen revisions](branch_choice.hpp), its draft line in the lock
/// file and the snapshot; all or nothing. The lock file and the snapshot may still hold the marks of a conflict in
/// version control.
///
/// When the chosen branches yield different schemas in different orders, nothing is written, and the objects are listed
/// on which they clash, with both versions. What stays apart has no say in that. The snapshot is of all heads, though,
/// so it is left as it is while those clash.
///
/// Throws `error` when the choice makes no sense, or the id or a label is taken.
[[nodiscard]] outcome merge_branches(const request& asked);

}  // namespace instar::generator
