#include "generator/state.hpp"

#include <algorithm>
#include <instar/comparison.hpp>
#include <instar/error.hpp>
#include <system_error>

#include "generator/clash.hpp"
#include "generator/files.hpp"
#include "generator/image.hpp"
#include "generator/odb/source.hpp"
#include "generator/replay.hpp"
#include "generator/squash.hpp"

namespace instar::generator {
namespace fs = std::filesystem;
namespace {

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

std::vector<compiled_migration> read_objects(const request& asked) {
  std::vector<compiled_migration> compiled;
  for (const auto& object : asked.migration_objects)
    for (auto& content : migrations_in(read_file(object), object)) compiled.push_back({std::move(content), object});
  return compiled;
}

/// What a person does about a snapshot that cannot be used: nothing is lost with it, because the migrations say it all.
std::string write_anew(const request& asked) {
  return "restore it from version control; or delete it, and it is written anew from the migrations by\n" +
         next_command(asked, "review");
}

/// Where to look first when something does not fit: what is no longer as it was written or reviewed.
std::string edited_migrations(const lineage& migrations) {
  std::string text;
  for (const auto& one : migrations)
    if (one.edited()) text += (text.empty() ? "" : ", ") + one.locked.file + " (edited by hand)";
  return text;
}

void expect_one_head(const state& now, const request& asked) {
  const auto heads = now.heads();
  if (heads.size() < 2) return;
  const auto find = [&](const std::string& revision) -> const lock_entry& {
    return *std::ranges::find(now.lock, revision, &lock_entry::revision);
  };
  std::string names;
  for (const auto& head : heads) names += (names.empty() ? "" : ", ") + head + " (" + find(head).file + ")";
  std::string some;
  if (heads.size() > 2)
    some = "\nor, to begin with, two of them:\n  " +
           next_command(asked, "merge", {{"REVISIONS", "", heads.front() + "," + heads.back()}});
  const std::string move = "  " + next_command(asked, "rebase", {{"BRANCH", "--branch", heads.back()}}) + "\n";
  throw error(
      error_code::malformed, "the chain has " + std::to_string(heads.size()) + " heads: " + names,
      {.where = asked.lock_path().string() + ":" + std::to_string(find(heads.back()).line),
       .state = "nothing was written.",
       .remedy = "if a database may have one of them already, join them by a migration that follows both:\n  " +
                 next_command(asked, "merge") + some + "\nIf one is released nowhere, put it behind the other; for " +
                 heads.back() + ":\n" + move + "To keep them apart on purpose, say " +
                 (asked.build_command.empty() ? "--several-heads." : "SEVERAL_HEADS in add_schema_migrations.")});
}

std::optional<model> read_snapshot_of(const request& asked) {
  if (!is_there(asked.snapshot_path())) return std::nullopt;
  const auto path = asked.snapshot_path().string();
  const auto text = read_text(path);
  try {
    return read_snapshot(text, path);
  } catch (const error& failure) {
    auto facts = failure.facts();
    facts.state = "nothing was written.";
    facts.remedy = write_anew(asked);
    throw error(failure.code(), failure.message(), facts);
  }
}

}  // namespace

snapshot_standing state::standing() const {
  if (!snapshot) return migrations.empty() ? snapshot_standing::current : snapshot_standing::absent;
  if (*snapshot == replayed) return snapshot_standing::current;
  return replayed == declared.schema ? snapshot_standing::stale : snapshot_standing::wrong;
}

std::vector<std::string> state::heads() const {
  const auto graph = graph_of(migrations);
  const auto heads = graph.tips();
  return {heads.begin(), heads.end()};
}

declaration read_declared(const request& asked) {
  if (!asked.schema_objects.empty()) {
    std::vector<object_file> parts;
    parts.reserve(asked.schema_objects.size());
    for (const auto& file : asked.schema_objects) parts.push_back({read_file(file), file});
    return select(schema_in(parts), asked.selected);
  }
  if (asked.odb_changelogs.empty()) return {};
  std::vector<odb::changelog_text> changelogs;
  changelogs.reserve(asked.odb_changelogs.size());
  for (const auto& file : asked.odb_changelogs) changelogs.push_back({file, read_text(file)});
  return select(odb::read_declaration(changelogs), asked.selected);
}

state read_sources(const request& asked) {
  state now;
  now.declared = read_declared(asked);
  if (is_there(asked.lock_path()))
    now.lock = read_lock(read_text(asked.lock_path()), asked.lock_path().string(),
                         asked.joins_branches() ? conflicts::keep_both : conflicts::refuse);
  expect_no_strays(now.lock, asked);
  now.all = link(now.lock, read_objects(asked), asked);
  now.migrations = folded(now.all);
  return now;
}

state read_state(const request& asked) {
  auto now = read_sources(asked);
  if (!asked.several_heads) expect_one_head(now, asked);
  expect_squashes_to_hold(now.all, asked);
  expect_no_clashes(now.migrations, asked);
  now.replayed = replay(now.migrations, asked);
  if (!asked.source_missing.empty()) now.declared.schema = now.replayed;
  now.snapshot = read_snapshot_of(asked);
  return now;
}

void expect_source(const request& asked) {
  if (asked.source_missing.empty()) return;
  throw error(error_code::unsupported, "it is not known what is declared, so it cannot be compared with the migrations",
              {.where = asked.header, .state = "nothing was written.", .remedy = asked.source_missing});
}

void expect_current_snapshot(const state& now, const request& asked) {
  const auto refuse = [&](const std::string& what, const std::string& remedy) {
    throw error(error_code::differs, what,
                {.where = asked.snapshot_path().string(),
                 .migration = edited_migrations(now.migrations),
                 .state = "nothing was written.",
                 .remedy = remedy});
  };
  const auto difference = [&] { return ":\n" + compare(*now.snapshot, now.replayed); };
  switch (now.standing()) {
    case snapshot_standing::current: return;
    case snapshot_standing::absent:
      refuse("there are migrations and no snapshot",
             "it is written anew from the migrations by\n" + next_command(asked, "review"));
      return;
    case snapshot_standing::stale:
      refuse(
          "the snapshot is not what the migrations make; they make what is declared. From the snapshot to what the "
          "migrations make" +
              difference(),
          "review the migrations; that writes the snapshot anew:\n" + next_command(asked, "review"));
      return;
    case snapshot_standing::wrong:
      refuse(
          "the snapshot is not what the migrations make, nor do they make what is declared. From the snapshot to what "
          "the migrations make" +
              difference(),
          "undo the edit of a migration or of the snapshot that did this. If the migrations are right, delete the "
          "snapshot, and it is written anew by\n" +
              next_command(asked, "review"));
  }
}

}  // namespace instar::generator
