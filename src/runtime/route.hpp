#pragma once

/// Which migrations lead from what is applied to a goal.

#include <string_view>

#include <instar/history.hpp>
#include <instar/migrate.hpp>

namespace instar {

/// The revisions to apply, each after what it needs: those of the goal that are missing. The goal is what is to be
/// applied in the end.
[[nodiscard]] revision_order route_up(const history& known, const revision_order& applied, const revision_marks& goal);

/// The revisions to undo, last applied first: those that the goal does not have.
[[nodiscard]] revision_order route_down(const history& known, const revision_order& applied,
                                        const revision_marks& goal);

/// Throws `error` (`irreversible`) when one of the revisions has no way down.
void require_way_down(const history& known, const revision_order& revisions);

/// What is applied when a database with `applied` has gone up, or down, to `target`. Throws `error` as `missing` and
/// `way_down` do.
[[nodiscard]] revision_marks goal_of(const history& known, std::string_view target, const revision_order& applied,
                                     direction way);

/// Whether the target lies behind what is applied.
[[nodiscard]] direction direction_to(const history& known, std::string_view target, const revision_order& applied);

}  // namespace instar
