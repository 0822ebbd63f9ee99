#include "generator/plan.hpp"

#include "generator/comparison.hpp"
#include "generator/drift.hpp"
#include "generator/hazards.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

/// The command that writes what was planned; it has to be told again what is dropped.
std::string revision_command(const request& asked) {
  std::string dropped;
  for (const auto& one : asked.dropped) dropped += (dropped.empty() ? "" : ",") + one;
  if (dropped.empty()) return next_command(asked, "revision");
  return next_command(asked, "revision", {{"DROP", "--drop", dropped}});
}

}  // namespace

outcome plan_revision(const request& asked) {
  const auto now = read_state(asked);
  expect_current_snapshot(now, asked);
  const auto found = find_drift(now.replayed, now.declared, asked);
  std::string text;
  if (!found.notes.empty()) text += "Notes:\n\n" + list_findings(found.notes) + "\n";
  if (now.replayed == now.declared.schema) return {text + asked.name + ": nothing to migrate.\n"};
  if (!found.refusals.empty()) {
    text += "The difference:\n\n" + indented(compare(now.replayed, now.declared.schema), 2);
    return {text + "\nBefore a revision can be written, this has to be decided:\n\n" + list_findings(found.refusals)};
  }
  text += "Operations:\n" + list_operations(found.operations);
  text += list_sql(found.operations, now.replayed, asked);
  const auto hazards = find_hazards(found.operations, now.replayed, asked.dialects());
  if (!hazards.empty()) text += "\nHazards:\n\n" + list_findings(hazards);
  return {text + next_step("write the revision", revision_command(asked))};
}

}  // namespace instar::generator
