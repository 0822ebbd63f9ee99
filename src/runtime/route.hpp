#pragma once

/// Which migrations lead from what is applied to a goal.

#include <string_view>
#include <vector>

#include <instar/history.hpp>
#include <instar/migrate.hpp>

namespace instar {

/// The revisions to apply, parents first: those of the goal that are missing.
[[nodiscard]] std::vector<std::string_view> route_up(const history& known, const std::vector<std::string_view>& applied,
                                                     const revision_set& goal);

/// The revisions to undo, last applied first: those that the goal does not have. Throws `error` (`irreversible`) when
/// one has no way down.
[[nodiscard]] std::vector<std::string_view> route_down(const history& known,
                                                       const std::vector<std::string_view>& applied,
                                                       const revision_set& goal);

/// What is applied when the database is to be at `symbol`. Throws `error` (`usage`) when the symbol leads the other
/// way.
[[nodiscard]] revision_set goal_of(const history& known, std::string_view symbol,
                                   const std::vector<std::string_view>& applied, direction way);

/// Whether the goal lies behind what is applied.
[[nodiscard]] direction direction_to(const revision_set& goal, const std::vector<std::string_view>& applied);

}  // namespace instar
