#pragma once

/// `instar odb-pragmas`: a header that makes the declared structs persistent classes of ODB.

#include "generator/report.hpp"

namespace instar::generator {

/// Writes `asked.output`. The outcome lists what ODB has no pragma for.
[[nodiscard]] outcome write_odb_pragmas(const request& asked);

}  // namespace instar::generator
