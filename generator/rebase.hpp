#pragma once

/// `instar rebase`: puts a branch that no database has yet behind another.

#include "generator/report.hpp"

namespace instar::generator {

/// Gives the first migrations of the branch the other head as their parent, in their sources and in the lock file, and
/// writes the snapshot; all or nothing. The lock file and the snapshot may still hold the marks of a conflict in
/// version control. What was reviewed stays so, because no operation changes.
///
/// When the branches yield different schemas in different orders, nothing is written, and the objects are listed on
/// which they clash, with both versions.
[[nodiscard]] outcome rebase_branch(const request& asked);

}  // namespace instar::generator
