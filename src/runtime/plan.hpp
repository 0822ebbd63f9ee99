#pragma once

/// Migrations rendered in a row, without executing them.

#include <string_view>
#include <vector>

#include "runtime/replay.hpp"

namespace instar {

/// The migrations that lead from what is applied to a target, up or down.
[[nodiscard]] std::vector<rendered_migration> render_route(const history& known, revision_order applied,
                                                           std::string_view target, direction way,
                                                           const dialect& language);

}  // namespace instar
