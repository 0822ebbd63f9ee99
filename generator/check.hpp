#pragma once

/// `instar check`: proves that declared schema, snapshot and chain agree and are reviewed, and writes the chain's
/// source.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes nothing unless everything holds.
[[nodiscard]] outcome check_migrations(const request& asked);

}  // namespace instar::generator
