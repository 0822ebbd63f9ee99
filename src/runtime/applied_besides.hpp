#pragma once

/// From where databases can come to a migration.

#include <vector>

#include <instar/history.hpp>

namespace instar {

/// What can be applied besides when every migration before the one at `place` is applied, and it is not: nothing where
/// the history is a line, and parts of later branches where it is not. Nothing at all comes first.
///
/// Throws `error` (`unsupported`) when that is too much for a script.
[[nodiscard]] std::vector<revision_set> applied_besides(const history& known, std::size_t place);

}  // namespace instar
