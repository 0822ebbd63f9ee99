#include "generator/merge.hpp"

#include <instar/error.hpp>

#include "generator/branch_choice.hpp"
#include "generator/branches.hpp"
#include "generator/files.hpp"
#include "generator/replay.hpp"
#include "generator/rewriting.hpp"
#include "generator/state.hpp"
#include "generator/writer.hpp"

namespace instar::generator {
namespace {

migration_text compose(const state& now, const std::vector<std::string>& chosen, const request& asked) {
  migration_text migration{.revision = asked.revision_id, .parents = chosen, .labels = asked.labels};
  std::string names;
  for (const auto& one : chosen) names += (names.empty() ? "" : " and ") + message_of(now.migrations, one);
  migration.message = asked.message.empty() ? "merge " + names : asked.message;
  return migration;
}

/// What the merge leaves apart, and how that is dealt with.
std::string tell_apart(const state& now, const std::vector<std::string>& heads, const request& asked) {
  if (heads.size() < 2) return {};
  auto others = heads;
  std::erase(others, now.lock.back().revision);
  const std::string permission = asked.build_command.empty() ? "--several-heads" : "SEVERAL_HEADS";
  return "\nThe chain keeps " + std::to_string(heads.size()) + " heads; beside this one\n\n" +
         list_branches(now, others) +
         (asked.several_heads ? ""
                              : "\nThe build refuses that until they are joined too, or " + permission +
                                    " says that they are to stay apart.\n");
}

std::string tell_next(const std::vector<std::string>& heads, const request& asked) {
  if (heads.size() < 2 || asked.several_heads) return next_step("review", next_command(asked, "review"));
  return next_step("join all heads", next_command(asked, "merge"));
}

}  // namespace

outcome merge_branches(const request& given) {
  const auto before = read_sources(given);
  const auto asked = with_revision(given, before.lock);
  const auto chosen = choose_branches(before, asked);
  if (const auto clashes = clashes_among(before.migrations, chosen, asked); !clashes.empty())
    return refuse_clashes("The branches cannot be merged: they do not yield the same schema in either order.", clashes);

  const auto migration = compose(before, chosen, asked);
  const auto now = with_migration(before, migration, asked);
  const auto heads = now.heads();
  const auto file = asked.file_path(now.lock.back().file);
  std::string text = "Wrote " + file.string() + ", a draft that follows\n\n" + list_branches(before, chosen) +
                     tell_about_data(before.migrations, chosen) + tell_apart(now, heads, asked);
  std::vector<file_text> files{{file, write_source(migration)}};
  if (const auto clashes = clashes_among(now.migrations, heads, asked); clashes.empty()) {
    const auto schema = replay(now.migrations, asked);
    files.push_back({asked.snapshot_path(), write_snapshot(schema)});
    text += tell_difference(now, schema, asked);
  } else {
    text += "\nThe heads clash, so the snapshot was left as it is. One of them has to give way:\n\n" +
            list_findings(clashes);
  }
  files.push_back({asked.lock_path(), write_lock(now.lock)});
  write_files(files);
  follow_up(file, asked);
  return {text + tell_next(heads, asked)};
}

}  // namespace instar::generator
