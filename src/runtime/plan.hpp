#pragma once

/// Migrations rendered in a row, without executing them.

#include <string_view>
#include <vector>

#include "runtime/replay.hpp"
#include "runtime/route.hpp"

namespace instar {

/// The migrations that lead from what is applied to a goal, up or down. `models` is at what is applied, or at nothing.
[[nodiscard]] std::vector<rendered_migration> render_route(const history& known, replay& models, revision_order applied,
                                                           const revision_marks& goal, direction way,
                                                           const dialect& language);

}  // namespace instar
