#pragma once

/// Takes over a database that is there already.

#include "generator/report.hpp"
#include "generator/request.hpp"

namespace instar::generator {

/// `import`: writes a header that declares what the database at `asked.from` holds, and beside it the first migration,
/// a draft that makes the same of nothing, with the snapshot and the lock file. Nothing is changed in the database.
///
/// Throws `error` (`usage`) when the directory has migrations or the header is there.
[[nodiscard]] outcome import_database(const request& asked);

}  // namespace instar::generator
