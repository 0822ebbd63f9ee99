#include "generator/merge.hpp"

#include <instar/error.hpp>

#include "generator/branches.hpp"
#include "generator/digest.hpp"
#include "generator/files.hpp"
#include "generator/naming.hpp"
#include "generator/replay.hpp"
#include "generator/rewriting.hpp"
#include "generator/state.hpp"
#include "generator/writer.hpp"

namespace instar::generator {
namespace {

migration_text compose(const state& now, const std::vector<std::string>& heads, const request& asked) {
  migration_text migration{.revision = asked.revision_id, .parents = heads, .labels = asked.labels};
  std::string names;
  for (const auto& head : heads) names += (names.empty() ? "" : " and ") + message_of(now.migrations, head);
  migration.message = asked.message.empty() ? "merge " + names : asked.message;
  return migration;
}

}  // namespace

outcome merge_branches(const request& given) {
  const auto now = read_sources(given);
  const auto asked = with_revision(given, now.lock);
  const auto heads = now.heads();
  if (heads.size() < 2)
    throw error(error_code::usage, "there is one head, so there is nothing to merge",
                {.where = asked.lock_path().string(), .state = "nothing was written."});
  if (const auto clashes = clashes_among(now.migrations, heads, asked); !clashes.empty())
    return refuse_clashes("The branches cannot be merged: they do not yield the same schema in either order.", clashes);

  const auto migration = compose(now, heads, asked);
  const auto file = file_name(asked.file_template, asked.now, migration.revision, migration.message);
  auto lock = now.lock;
  lock.push_back({migration.revision, migration.parents, digest_of(migration), false, file});
  const auto merged = replay(now.migrations, asked);
  write_files({{asked.file_path(file), write_source(migration)},
               {asked.snapshot_path(), write_snapshot(merged)},
               {asked.lock_path(), write_lock(lock)}});
  follow_up(asked.file_path(file), asked);
  return {"Wrote " + asked.file_path(file).string() + ", a draft that follows\n\n" + list_branches(now, heads) +
          tell_about_data(now.migrations, heads) + tell_difference(now, merged, asked) +
          next_step("review", next_command(asked, "review"))};
}

}  // namespace instar::generator
