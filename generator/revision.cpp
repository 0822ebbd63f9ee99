#include "generator/revision.hpp"

#include <algorithm>
#include <instar/comparison.hpp>
#include <instar/error.hpp>
#include <instar/revision_symbol.hpp>
#include <ranges>

#include "generator/creation.hpp"
#include "generator/drift.hpp"
#include "generator/files.hpp"
#include "generator/hazards.hpp"
#include "generator/naming.hpp"
#include "generator/rewriting.hpp"
#include "generator/state.hpp"
#include "generator/type_change.hpp"
#include "generator/writer.hpp"

namespace instar::generator {
namespace {

std::string refused_text(const drift& found) {
  return "No revision was written. This has to be decided first:\n\n" + list_findings(found.refusals);
}

/// Each operation undone, the last one first. Every operation that a difference consists of can be.
std::vector<operation> undo(const std::vector<operation>& operations) {
  std::vector<operation> undone;
  undone.reserve(operations.size());
  for (const auto& change : operations | std::views::reverse) undone.push_back(reverse(change).value());
  return undone;
}

std::vector<std::string> parents_for(const revision_graph& graph, const state& now, const request& asked) {
  if (asked.head.empty()) return now.heads();
  const auto parent = resolve_one(graph, asked.head);
  if (parent.empty()) return {};
  if (!asked.splice && !graph.children(parent).empty())
    throw error(error_code::usage, "revision " + std::string(parent) + " is no head",
                {.state = "nothing was written.",
                 .remedy = "name a head; or, for a branch that begins there, say --splice (SPLICE=1) as well."});
  return {std::string(parent)};
}

std::string_view needed_revision(const revision_graph& graph, const std::string& symbol) {
  const auto needed = resolve_one(graph, symbol);
  if (!needed.empty()) return needed;
  throw error(error_code::usage, "nothing can depend on '" + symbol + "', which is before every migration",
              {.state = "nothing was written.", .remedy = "name a migration."});
}

migration_text compose(const state& now, std::vector<operation> operations, const request& asked) {
  migration_text migration;
  migration.revision = asked.revision_id;
  const auto graph = graph_of(now.migrations);
  migration.parents = parents_for(graph, now, asked);
  for (const auto& needed : asked.depends_on) migration.depends_on.emplace_back(needed_revision(graph, needed));
  migration.labels = asked.labels;
  migration.message = asked.message.empty() ? message_for(operations, now.migrations.empty()) : asked.message;
  migration.downgrade = with_conversions(undo(operations), {});
  migration.upgrade = std::move(operations);
  return migration;
}

model apply_all(model schema, const std::vector<operation>& operations) {
  for (const auto& change : operations) schema = apply(std::move(schema), change);
  return schema;
}

/// The proofs that the next check will make, made before anything is written.
void expect_to_hold(const migration_text& migration, const state& now) {
  const auto after = apply_all(now.replayed, migration.upgrade);
  const auto back = apply_all(after, migration.downgrade);
  if (after == now.declared.schema && back == now.replayed) return;
  throw error(
      error_code::not_applicable,
      "the operations found do not make what is declared; left over is\n" + compare(after, now.declared.schema) +
          compare(back, now.replayed),
      {.state = "nothing was written.",
       .remedy = "this is a fault of instar: please report it with the difference. Meanwhile, change the schema "
                 "in smaller steps, a revision each."});
}

/// What a person has to know before the migration meets rows; what it locks is told by a review.
std::vector<std::string> warnings_of(const migration_text& migration, const state& now, const request& asked) {
  std::vector<std::string> warnings;
  for (const auto& one : find_hazards(migration.upgrade, now.replayed, asked.dialects()))
    if (one.code == "loses_data" || one.code == "may_fail")
      warnings.push_back(one.code + " " + one.where + ": " + one.text);
  return warnings;
}

std::string tell(const migration_text& migration, const std::string& file, const state& now, const drift& found,
                 const request& asked) {
  std::string text = "Wrote " + asked.file_path(file).string() + ", a draft:\n\n";
  text +=
      "  " + migration.revision + " \"" + migration.message + "\"\n" + indented(list_operations(migration.upgrade), 2);
  if (migration.upgrade.empty())
    text += "\nIt is empty: write its steps, up and down, for example execute(\"UPDATE ...\").\n";
  text += tell_of_long_way(migration);
  if (!found.notes.empty()) text += "\nNotes:\n\n" + list_findings(found.notes);
  if (!now.migrations.empty() && !now.migrations.back().reviewed())
    text += "\nThe migration before it, " + now.migrations.back().locked.file + ", is not reviewed either.\n";
  return text +
         next_step("read it, edit it where it should say something else, and review", next_command(asked, "review"));
}

}  // namespace

outcome write_revision(const request& given) {
  expect_source(given);
  const auto now = read_state(given);
  const auto asked = with_revision(given, now.lock);
  expect_current_snapshot(now, asked);
  auto found = find_drift(now.replayed, now.declared, asked);
  if (!found.refusals.empty()) return {refused_text(found), differs};
  if (found.operations.empty() && !asked.empty)
    throw error(error_code::usage, "no difference, so there is nothing to write a revision for",
                {.state = "nothing was written.",
                 .remedy = "for a migration that only changes data, ask for an empty one:\n" +
                           next_command(asked, "revision", {{"EMPTY", "--empty", ""}})});
  const auto migration = rewritten(compose(now, std::move(found.operations), asked), asked);
  expect_to_hold(migration, now);

  const auto after = with_migration(now, migration, asked);
  const auto& file = after.lock.back().file;
  // The lock file comes last: what it does not list is not part of the chain.
  write_files({{asked.file_path(file), write_source(migration, warnings_of(migration, now, asked))},
               {asked.snapshot_path(), write_snapshot(now.declared.schema)},
               {asked.lock_path(), write_lock(after.lock)}});
  follow_up(asked.file_path(file), asked);
  return {tell(migration, file, now, found, asked)};
}

}  // namespace instar::generator
