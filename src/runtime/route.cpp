#include "runtime/route.hpp"

#include <algorithm>
#include <ranges>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

void require_way_down(const history& known, std::string_view revision) {
  const migration_text text = known.find(revision)->read();
  if (!text.irreversible) return;
  throw error(error_code::irreversible, "migration " + text.revision + " has no way down: " + *text.irreversible,
              {.migration = text.revision,
               .state = "nothing was changed",
               .remedy = "name a target at or after it, or restore a backup from before it"});
}

/// `heads`, for which nearly every start asks, is everything: no need to look where it leads.
revision_marks goal_up(const history& known, std::string_view target, const revision_order& applied) {
  if (target == "heads") return known.graph().marked(known.graph().revisions());
  auto goal = missing(known.graph(), {std::string(target)}, applied);
  goal.insert(applied.begin(), applied.end());
  return known.graph().marked(goal);
}

revision_marks goal_down(const history& known, std::string_view target, const revision_order& applied) {
  const auto way = way_down(known.graph(), applied, target);
  auto goal = applied;
  std::erase_if(goal, [&](auto revision) { return way.contains(revision); });
  return known.graph().marked(goal);
}

}  // namespace

revision_order route_up(const history& known, const revision_order& applied, const revision_marks& goal) {
  const auto done = known.graph().marked(applied);
  revision_order route;
  for (std::size_t place = 0; place != goal.size(); ++place)
    if (goal[place] && !done[place]) route.push_back(known.entries()[place].revision);
  return route;
}

revision_order route_down(const history& known, const revision_order& applied, const revision_marks& goal) {
  revision_order route;
  for (const auto revision : std::views::reverse(applied))
    if (const auto place = known.graph().find(revision); !place || !goal[*place]) route.push_back(revision);
  return route;
}

void require_way_down(const history& known, const revision_order& revisions) {
  for (const auto& revision : revisions) require_way_down(known, revision);
}

revision_marks goal_of(const history& known, std::string_view target, const revision_order& applied, direction way) {
  return way == direction::up ? goal_up(known, target, applied) : goal_down(known, target, applied);
}

direction direction_to(const history& known, std::string_view target, const revision_order& applied) {
  if (counts_from_applied(target)) return target.find('-') == target.npos ? direction::up : direction::down;
  const auto revisions = resolve(known.graph(), target, applied);
  const auto is_applied = [&](std::string_view revision) { return std::ranges::count(applied, revision) != 0; };
  const bool one_of_many = revisions.size() < 2;  // `heads` is never behind
  return one_of_many && std::ranges::all_of(revisions, is_applied) ? direction::down : direction::up;
}

}  // namespace instar
