#include "generator/check.hpp"

#include <instar/comparison.hpp>

#include "generator/chain_source.hpp"
#include "generator/creation.hpp"
#include "generator/drift.hpp"
#include "generator/files.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

std::vector<finding> find_objections(const model& declared, const request& asked) {
  std::vector<finding> all;
  for (const auto* one : asked.dialects())
    for (auto& objection : one->objections(declared)) {
      objection.text = std::string(one->name()) + ": " + objection.text;
      all.push_back(std::move(objection));
    }
  return all;
}

std::string declared_in(const request& asked) {
  return "the declared schema" + (asked.header.empty() ? std::string() : " (" + asked.header + ")");
}

outcome tell_objections(const std::vector<finding>& objections, const request& asked) {
  return {"A database cannot hold " + declared_in(asked) + ":\n\n" + list_findings(objections), trouble};
}

std::string tell_difference(const state& now, const request& asked) {
  if (now.migrations.empty()) return asked.name + ": there is no migration yet for " + declared_in(asked) + ".\n";
  return asked.name + ": " + declared_in(asked) + " is not what the migrations make.\n\n" +
         indented(compare(now.replayed, now.declared.schema), 2);
}

outcome tell_drift(const state& now, const drift& found, const request& asked) {
  std::string text = tell_difference(now, asked);
  if (!found.refusals.empty()) {
    text += "\nBefore a revision can be written, this has to be decided:\n\n" + list_findings(found.refusals);
    return {text, differs};
  }
  text += "\nA revision would hold:\n" + list_operations(found.operations);
  text += list_sql(found.operations, now.replayed, asked);
  if (!now.migrations.empty() && !now.migrations.back().reviewed())
    text += "\nThe newest migration, " + now.migrations.back().locked.file +
            ", is a draft, and the revision would be one more.\nTo write it anew instead, first take back what the "
            "draft's revision wrote, for example by\n  git checkout -- " +
            asked.directory + " && git clean -f " + asked.directory + "\n";
  text += next_step("write the revision", next_command(asked, "revision"));
  return {text, differs};
}

outcome tell_unreviewed(const state& now, const request& asked) {
  std::string text = asked.name + ": not every migration is reviewed.\n\n";
  for (const auto& one : now.all)
    if (!one.reviewed())
      text += "  " + one.locked.file +
              (one.locked.reviewed ? ": edited since its review; undo the edit, or\n" : ": a draft\n");
  text += next_step("review", next_command(asked, "review"));
  return {text, unreviewed};
}

/// A build that goes well says nothing.
std::string tell_agreement(const state& now, const request& asked) {
  if (!asked.chain.empty()) return {};
  const auto count = now.all.size();
  return asked.name + ": declared schema, snapshot and " + std::to_string(count) +
         (count == 1 ? " migration agree" : " migrations agree") + (count == 0 ? ".\n" : ", and all is reviewed.\n");
}

}  // namespace

outcome check_migrations(const request& asked) {
  const auto now = read_state(asked);
  if (const auto objections = find_objections(now.declared.schema, asked); !objections.empty())
    return tell_objections(objections, asked);
  expect_current_snapshot(now, asked);
  // Names that are to be swapped leave no difference between the schemas.
  const auto found = find_drift(now.replayed, now.declared, asked);
  if (now.replayed != now.declared.schema || !found.refusals.empty()) return tell_drift(now, found, asked);
  for (const auto& one : now.all)
    if (!one.reviewed()) return tell_unreviewed(now, asked);
  if (!asked.chain.empty())
    write_files({{asked.chain,
                  write_chain(now.all, asked.name, creations_of(now.migrations, now.replayed, asked.dialects()))}});
  return {tell_agreement(now, asked)};
}

}  // namespace instar::generator
