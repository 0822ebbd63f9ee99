#include "runtime/route.hpp"

#include <algorithm>
#include <ranges>
#include <string>

#include <instar/error.hpp>

namespace instar {
namespace {

[[noreturn]] void refuse(const std::string& message, std::string remedy) {
  throw error(error_code::usage, message, {.state = "nothing was changed", .remedy = std::move(remedy)});
}

bool includes(const std::vector<std::string_view>& applied, const revision_set& goal) {
  return std::ranges::all_of(
      goal, [&](std::string_view revision) { return std::ranges::find(applied, revision) != applied.end(); });
}

void require_way_down(const history& known, std::string_view revision) {
  const migration_text text = known.find(revision)->read();
  if (!text.irreversible) return;
  throw error(error_code::irreversible, "migration " + text.revision + " has no way down: " + *text.irreversible,
              {.migration = text.revision,
               .state = "nothing was changed",
               .remedy = "name a target at or after it, or restore a backup from before it"});
}

}  // namespace

std::vector<std::string_view> route_up(const history& known, const std::vector<std::string_view>& applied,
                                       const revision_set& goal) {
  const revision_set done(applied.begin(), applied.end());
  std::vector<std::string_view> route;
  for (const auto& entry : known.entries())
    if (goal.contains(entry.revision) && !done.contains(entry.revision)) route.push_back(entry.revision);
  return route;
}

std::vector<std::string_view> route_down(const history& known, const std::vector<std::string_view>& applied,
                                         const revision_set& goal) {
  std::vector<std::string_view> route;
  for (const auto revision : std::views::reverse(applied))
    if (!goal.contains(revision)) route.push_back(revision);
  for (const auto& revision : route) require_way_down(known, revision);
  return route;
}

revision_set goal_of(const history& known, std::string_view symbol, const std::vector<std::string_view>& applied,
                     direction way) {
  if (way == direction::up && symbol.starts_with('-'))
    refuse("an upgrade cannot go to '" + std::string(symbol) + "', which is behind", "use downgrade, or +n");
  if (way == direction::down && symbol.starts_with('+'))
    refuse("a downgrade cannot go to '" + std::string(symbol) + "', which is ahead", "use upgrade, or -n");
  const auto target = resolve(known, symbol, {applied.begin(), applied.end()});
  auto goal = known.ancestry(target);
  if (way == direction::down && !includes(applied, goal))
    refuse("a downgrade cannot go to " + std::string(target) + ", which is not applied", "use upgrade");
  return goal;
}

direction direction_to(const revision_set& goal, const std::vector<std::string_view>& applied) {
  return includes(applied, goal) ? direction::down : direction::up;
}

}  // namespace instar
