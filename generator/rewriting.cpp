#include "generator/rewriting.hpp"

#include <algorithm>
#include <instar/error.hpp>

#include "generator/digest.hpp"
#include "generator/lineage.hpp"
#include "generator/naming.hpp"

namespace instar::generator {

request with_revision(request asked, const lock_file& lock) {
  if (asked.revision_id.empty()) asked.revision_id = revision_name(asked.id_template, asked.now, lock.size() + 1);
  if (std::ranges::count(lock, asked.revision_id, &lock_entry::revision) == 0) return asked;
  throw error(error_code::usage, "revision " + asked.revision_id + " is there already",
              {.where = asked.lock_path().string(),
               .state = "nothing was written.",
               .remedy = "give another id by REV_ID (--rev-id)."});
}

state with_migration(state now, const migration_text& migration, const request& asked) {
  const auto file = file_name(asked.file_template, asked.now, migration.revision, migration.message);
  now.lock.push_back({migration.revision, migration.parents, digest_of(migration), false, file});
  now.migrations.push_back({now.lock.back(), migration, now.lock.back().digest});
  try {
    (void)graph_of(now.migrations);
  } catch (const error& failure) {
    auto facts = failure.facts();
    facts.state = "nothing was written.";
    throw error(failure.code(), failure.message(), facts);
  }
  return now;
}

migration_text rewritten(const migration_text& migration, const request& asked) {
  if (asked.rewrite.empty()) return migration;
  auto made = read_migration(output_of(asked.rewrite, write_migration(migration)), asked.rewrite.front());
  if (made.revision == migration.revision && made.parents == migration.parents) return made;
  throw error(error_code::malformed, "the program that rewrites migrations changed the id of one, or what it follows",
              {.where = asked.rewrite.front(),
               .migration = migration.revision,
               .state = "nothing was written.",
               .remedy = "give the lines `revision` and `parents` back as they were; REV_ID and HEAD choose them."});
}

void follow_up(const std::filesystem::path& file, const request& asked) {
  if (asked.after_writing.empty()) return;
  auto words = asked.after_writing;
  words.push_back(file.string());
  (void)output_of(words, {});
}

}  // namespace instar::generator
