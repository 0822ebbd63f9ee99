#include "runtime/plan.hpp"

#include "runtime/journal.hpp"
#include "runtime/route.hpp"

namespace instar {

std::vector<rendered_migration> render_route(const history& known, revision_order applied, std::string_view target,
                                             direction way, const dialect& language) {
  const auto goal = goal_of(known, target, applied, way);
  const auto route = way == direction::up ? route_up(known, applied, goal) : route_down(applied, goal);
  if (way == direction::down) require_way_down(known, route);
  replay models(known);
  std::vector<rendered_migration> migrations;
  for (const auto& revision : route) {
    migrations.push_back(models.render(revision, way, applied, language));
    if (way == direction::up)
      applied.push_back(revision);
    else
      std::erase(applied, revision);
  }
  return migrations;
}

std::vector<planned_migration> plan(connection& session, const chain& embedded, std::string_view target) {
  const auto known = history_for(session, embedded);
  const auto applied = verified(read_journal(session, known.name()), known);
  const auto way = direction_to(known, target, applied);
  std::vector<planned_migration> plan;
  for (auto& migration : render_route(known, applied, target, way, session.dialect())) {
    auto& planned =
        plan.emplace_back(planned_migration{migration.way, migration.text.revision, migration.text.message, {}});
    for (rendered_step& step : migration.steps) planned.steps.push_back(std::move(step.planned));
  }
  return plan;
}

}  // namespace instar
