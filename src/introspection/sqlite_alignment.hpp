#pragma once

/// Finds what means the same to SQLite, however it is written.

#include <instar/model.hpp>

namespace instar {

/// `any` with what means the same in `other` written as it is there. Spaces, the case of letters, quotes around names,
/// and the names of constraints mean nothing to SQLite.
[[nodiscard]] model aligned(const model& any, const model& other);

}  // namespace instar
