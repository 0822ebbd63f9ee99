#pragma once

/// `instar revision`: writes the next migration.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes the migration's translation unit, the snapshot and a draft line in the lock file; all or nothing.
[[nodiscard]] outcome write_revision(const request& asked);

}  // namespace instar::generator
