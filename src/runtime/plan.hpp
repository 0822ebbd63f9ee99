#pragma once

/// Migrations rendered in a row, without executing them.

#include <string_view>
#include <vector>

#include "runtime/replay.hpp"

namespace instar {

/// The revisions of a set, parents before children.
[[nodiscard]] std::vector<std::string_view> in_order(const history& known, const revision_set& revisions);

/// The migrations that lead from what is applied to a goal, up or down.
[[nodiscard]] std::vector<rendered_migration> render_route(const history& known, std::vector<std::string_view> applied,
                                                           const revision_set& goal, const dialect& language);

}  // namespace instar
