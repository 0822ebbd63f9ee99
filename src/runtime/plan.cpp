#include "runtime/plan.hpp"

#include "runtime/journal.hpp"
#include "runtime/route.hpp"

namespace instar {

std::vector<std::string_view> in_order(const history& known, const revision_set& revisions) {
  std::vector<std::string_view> order;
  for (const auto& entry : known.entries())
    if (revisions.contains(entry.revision)) order.push_back(entry.revision);
  return order;
}

std::vector<rendered_migration> render_route(const history& known, std::vector<std::string_view> applied,
                                             const revision_set& goal, const dialect& language) {
  const direction way = direction_to(goal, applied);
  const auto route = way == direction::up ? route_up(known, applied, goal) : route_down(known, applied, goal);
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
  const history known(embedded);
  const auto applied = verified(read_journal(session, known.name()), known);
  const auto goal = known.ancestry(resolve(known, target, {applied.begin(), applied.end()}));
  std::vector<planned_migration> plan;
  for (auto& migration : render_route(known, applied, goal, session.dialect())) {
    auto& planned =
        plan.emplace_back(planned_migration{migration.way, migration.text.revision, migration.text.message, {}});
    for (rendered_step& step : migration.steps) planned.steps.push_back(std::move(step.planned));
  }
  return plan;
}

}  // namespace instar
