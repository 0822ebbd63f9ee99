#pragma once

/// `instar merge`: joins branches of migrations by one that follows them all.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes an empty migration whose parents are the heads, its draft line in the lock file and the snapshot; all or
/// nothing. The lock file and the snapshot may still hold the marks of a conflict in version control.
///
/// When the branches yield different schemas in different orders, nothing is written, and the objects are listed on
/// which they clash, with both versions.
[[nodiscard]] outcome merge_branches(const request& asked);

}  // namespace instar::generator
