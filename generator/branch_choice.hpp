#pragma once

/// Which revisions a merge joins.

#include <string>
#include <vector>

#include "generator/state.hpp"

namespace instar::generator {

/// The revisions that `asked.revisions` name, in that order; all heads when it names none.
///
/// Throws `error` as `resolve` does, and `error` (`usage`) when they are fewer than two, one is named twice, one
/// follows another, or one is no head and `asked.splice` does not allow that.
[[nodiscard]] std::vector<std::string> choose_branches(const state& now, const request& asked);

}  // namespace instar::generator
