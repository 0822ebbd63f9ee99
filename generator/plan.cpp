#include "generator/plan.hpp"

#include <instar/comparison.hpp>

#include "generator/drift.hpp"
#include "generator/hazards.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

std::string joined(const std::vector<std::string>& all, char separator) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : std::string(1, separator)) + one;
  return text;
}

/// The command that writes what was planned; it has to be told again what was decided.
std::string revision_command(const request& asked) {
  std::vector<extra_argument> decided;
  if (!asked.dropped.empty()) decided.push_back({"DROP", "--drop", joined(asked.dropped, ',')});
  if (!asked.renamed.empty()) decided.push_back({"RENAME", "--rename", joined(asked.renamed, ',')});
  if (asked.build_command.empty())
    for (const auto& one : asked.conversions) decided.push_back({"", "--using", one});
  else if (!asked.conversions.empty())
    decided.push_back({"USING", "--using", joined(asked.conversions, ';')});
  return next_command(asked, "revision", decided);
}

}  // namespace

outcome plan_revision(const request& asked) {
  expect_source(asked);
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
