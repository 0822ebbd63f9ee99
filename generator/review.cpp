#include "generator/review.hpp"

#include <instar/comparison.hpp>

#include "generator/creation.hpp"
#include "generator/hazards.hpp"
#include "generator/older_programs.hpp"
#include "generator/state.hpp"

namespace instar::generator {
namespace {

/// A reviewed migration may have been applied somewhere, and a database holds it to what it was then.
std::string title(const linked_migration& migration) {
  const auto& content = migration.content;
  const std::string name = content.revision + " \"" + content.message + "\", ";
  if (!migration.locked.reviewed) return name + "a draft\n" + migration.locked.file + "\n";
  return name + "edited since its review\n" + migration.locked.file +
         "\nA database to which it was applied before the edit refuses the edited one. If there is such a database,\n"
         "undo the edit and put the change into a migration of its own.\n";
}

/// One direction of a migration: what destroys before what is merely long to read.
std::string tell_way(const std::string& name, const std::vector<operation>& steps, const model& before,
                     const request& asked) {
  const auto hazards = find_hazards(steps, before, asked.dialects());
  std::string text;
  if (!hazards.empty()) text += "\nHazards on the way " + name + ":\n\n" + list_findings(hazards);
  text += "\nThe way " + name + ":\n" + list_operations(steps);
  return text + list_sql(steps, before, asked);
}

std::string tell_older_programs(const migration_text& migration) {
  const auto harm = harm_to_older_programs(migration);
  if (harm.empty()) return "\nPrograms that do not know it yet go on with a database to which it was applied.\n";
  return "\nPrograms that do not know it yet refuse a database to which it was applied: " + harm +
         ".\nWhere it does them no harm, let it say .older_programs = instar::to_older_programs::harmless.\n";
}

std::string tell(const linked_migration& migration, const model& before, const model& after, const request& asked) {
  const auto& content = migration.content;
  const auto up = tell_way("up", content.upgrade, before, asked);
  const auto down = content.irreversible ? "\nThere is no way down: " + *content.irreversible + "\n"
                                         : tell_way("down", content.downgrade, after, asked);
  return title(migration) + up + down + tell_older_programs(content) + tell_of_long_way(content) + "\n";
}

/// Rewrites what only says again what the migrations say; a snapshot that contradicts both them and the header is a
/// person's to look at.
bool rewrites_snapshot(const state& now) {
  const auto standing = now.standing();
  return standing == snapshot_standing::stale || standing == snapshot_standing::absent;
}

}  // namespace

review prepare_review(const request& asked) {
  const auto now = read_state(asked);
  if (!rewrites_snapshot(now)) expect_current_snapshot(now, asked);
  review prepared;
  auto lock = now.lock;
  model schema;
  for (const auto& one : now.migrations) {
    auto after = schema;
    for (const auto& change : one.content.upgrade) after = apply(std::move(after), change);
    if (!one.reviewed()) {
      prepared.text += tell(one, schema, after, asked);
      ++prepared.migrations;
    }
    schema = std::move(after);
    for (auto& entry : lock)
      if (entry.revision == one.locked.revision) {
        entry.reviewed = true;
        entry.digest = one.digest;
      }
  }
  if (rewrites_snapshot(now)) {
    prepared.files.push_back({asked.snapshot_path(), write_snapshot(now.replayed)});
    prepared.text += now.snapshot ? "The snapshot is to become what the migrations make:\n\n" +
                                        indented(compare(*now.snapshot, now.replayed), 2) + "\n"
                                  : "The snapshot is to be written from the migrations.\n\n";
  }
  if (prepared.migrations != 0) prepared.files.push_back({asked.lock_path(), write_lock(lock)});
  if (prepared.files.empty()) prepared.text = asked.name + ": every migration is reviewed.\n";
  return prepared;
}

outcome accept(const review& prepared, const request& asked) {
  write_files(prepared.files);
  std::string text;
  if (prepared.migrations != 0)
    text = "Recorded " + std::to_string(prepared.migrations) +
           (prepared.migrations == 1 ? " migration" : " migrations") + " as reviewed in " + asked.lock_path().string() +
           ".\n";
  if (prepared.files.front().path == asked.snapshot_path()) text += "Wrote " + asked.snapshot_path().string() + ".\n";
  const auto next = asked.build_command.empty() ? next_command(asked, "check") : asked.build_command;
  return {text + next_step("build, and commit the directory", next)};
}

outcome refuse_unasked(const request& asked) {
  return {"Nothing was recorded: there is no terminal to ask at.\n" +
              next_step("if you have read the above and agree, say so",
                        next_command(asked, "review", {{"YES", "--yes", ""}})),
          unreviewed};
}

}  // namespace instar::generator
