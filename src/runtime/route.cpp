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

bool is_in(const sorted_revisions& goal, std::string_view revision) {
  return std::ranges::binary_search(goal, revision);
}

/// `heads`, for which nearly every start asks, is everything: no need to look where it leads.
revision_order goal_up(const history& known, std::string_view target, const revision_order& applied) {
  revision_order goal;
  if (target == "heads") {
    goal.reserve(known.entries().size());
    for (const auto& entry : known.entries()) goal.push_back(entry.revision);
    return goal;
  }
  const auto ahead = missing(known.graph(), {std::string(target)}, applied);
  goal.assign(ahead.begin(), ahead.end());
  goal.insert(goal.end(), applied.begin(), applied.end());
  return goal;
}

revision_order goal_down(const history& known, std::string_view target, const revision_order& applied) {
  const auto way = way_down(known.graph(), applied, target);
  auto goal = applied;
  std::erase_if(goal, [&](auto revision) { return way.contains(revision); });
  return goal;
}

}  // namespace

revision_order route_up(const history& known, const revision_order& applied, const sorted_revisions& goal) {
  const revision_set done(applied.begin(), applied.end());
  revision_order route;
  for (const auto& entry : known.entries())
    if (is_in(goal, entry.revision) && !done.contains(entry.revision)) route.push_back(entry.revision);
  return route;
}

revision_order route_down(const revision_order& applied, const sorted_revisions& goal) {
  revision_order route;
  for (const auto revision : std::views::reverse(applied))
    if (!is_in(goal, revision)) route.push_back(revision);
  return route;
}

void require_way_down(const history& known, const revision_order& revisions) {
  for (const auto& revision : revisions) require_way_down(known, revision);
}

sorted_revisions goal_of(const history& known, std::string_view target, const revision_order& applied, direction way) {
  auto goal = way == direction::up ? goal_up(known, target, applied) : goal_down(known, target, applied);
  std::ranges::sort(goal);
  return goal;
}

direction direction_to(const history& known, std::string_view target, const revision_order& applied) {
  if (counts_from_applied(target)) return target.find('-') == target.npos ? direction::up : direction::down;
  const auto revisions = resolve(known.graph(), target, applied);
  const auto is_applied = [&](std::string_view revision) { return std::ranges::count(applied, revision) != 0; };
  const bool one_of_many = revisions.size() < 2;  // `heads` is never behind
  return one_of_many && std::ranges::all_of(revisions, is_applied) ? direction::down : direction::up;
}

}  // namespace instar
