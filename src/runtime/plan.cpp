#include "runtime/plan.hpp"

#include <string>
#include <utility>

#include <instar/creation_text.hpp>

#include "runtime/creation.hpp"
#include "runtime/journal.hpp"
#include "runtime/newer_migrations.hpp"
#include "runtime/route.hpp"

namespace instar {

namespace {

planned_migration planned(rendered_migration migration, std::size_t steps_done = 0) {
  planned_migration plan{migration.way, migration.text.revision, migration.text.message, {}};
  for (std::size_t i = steps_done; i < migration.steps.size(); ++i)
    plan.steps.push_back(std::move(migration.steps[i].planned));
  return plan;
}

/// What is left of the migration that was broken off. `applied` is then with it, or without it.
planned_migration completion(const half_way& begun, const history& known, replay& models, revision_order& applied,
                             const dialect& language) {
  const auto revision = known.find(begun.revision)->revision;
  auto left = planned(models.render(revision, begun.way, applied, language), begun.steps_done);
  if (begun.way == direction::down)
    std::erase(applied, revision);
  else
    applied.push_back(revision);
  return left;
}

}  // namespace

std::vector<rendered_migration> render_route(const history& known, replay& models, revision_order applied,
                                             const revision_marks& goal, direction way, const dialect& language) {
  const auto route = way == direction::up ? route_up(known, applied, goal) : route_down(known, applied, goal);
  if (way == direction::down) require_way_down(known, route);
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

namespace {

planned_migration planned_creation(const history& known, const chain_creation& embedded) {
  planned_migration plan{direction::up,
                         std::string(known.entries().back().revision),
                         "all " + std::to_string(known.entries().size()) + " migrations at once",
                         {}};
  creation_reader steps(embedded.steps);
  while (auto step = steps.next()) plan.steps.push_back({std::move(step->description), std::move(step->statements)});
  return plan;
}

}  // namespace

namespace {

std::vector<planned_migration> plan_with(const history& known, const journal_rows& rows, connection& session,
                                         std::string_view target) {
  auto applied = verified(rows, known);
  const auto way = direction_to(known, target, applied);
  const auto goal = goal_of(known, target, applied, way);
  replay models(known);
  std::vector<planned_migration> plan;
  if (const auto begun = unfinished_in(rows, known)) {
    plan.push_back(completion(*begun, known, models, applied, session.dialect()));
  } else if (way == direction::up) {
    const auto* at_once = find_creation(known, applied, route_up(known, applied, goal), session.dialect());
    if (at_once != nullptr) return {planned_creation(known, *at_once)};
  }
  for (auto& migration : render_route(known, models, applied, goal, way, session.dialect()))
    plan.push_back(planned(std::move(migration)));
  return plan;
}

/// The heads that are asked for are those of this program.
bool leads_down(connection& session, const newer_migrations& newer, std::string_view target) {
  if (target.ends_with("head") || target.ends_with("heads")) return false;
  newer.require_ways_down();
  const auto known = history_for(session, newer.with_them());
  return direction_to(known, target, verified(read_journal(session, known.name()), known)) == direction::down;
}

}  // namespace

std::vector<planned_migration> plan(connection& session, const chain& embedded, std::string_view target) {
  const newer_migrations newer(session, embedded);
  const bool with_newer = !newer.empty() && leads_down(session, newer, target);
  const auto known = history_for(session, with_newer ? newer.with_them() : embedded);
  const auto all = read_journal(session, known.name());
  auto rows = all;
  const auto harmless = take_harmless_newer(rows, known);
  auto planned = plan_with(known, rows, session, target);
  if (!harmless.empty() && !planned.empty()) static_cast<void>(verified(all, known));
  return planned;
}

}  // namespace instar
