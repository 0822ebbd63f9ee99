#pragma once

/// `migrations.lock`: a line per migration with its parents, its digest, and whether it is reviewed.
///
///     instar lock 1
///     9c2b7d01aaaa - 0f3c... reviewed 20260901_1200_9c2b7d01aaaa_initial_schema.cpp
///     3f9a1c0b72de 9c2b7d01aaaa 77ab... draft 20261001_0930_3f9a1c0b72de_add_priority.cpp
///
/// Lines are only ever appended, so that two branches that both add one conflict, and a person has to join them.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

struct lock_entry {
  std::string revision;
  std::vector<std::string> parents;
  std::string digest;
  bool reviewed = false;
  std::string file;      ///< beside the lock file
  std::size_t line = 0;  ///< where it was read; 0 for a new one
};

using lock_file = std::vector<lock_entry>;

/// Letters, digits and `_`, and none of the words `head`, `heads`, `base` and `current`.
[[nodiscard]] bool is_revision(std::string_view text);

/// What to make of the marks that version control leaves where two sides added lines.
enum class conflicts {
  refuse,
  keep_both,  ///< the lines of both sides count; those of their common ancestor, which some styles show, do not
};

/// Throws `error` (`malformed`) with file and line for anything but a lock file, refused conflict markers included.
[[nodiscard]] lock_file read_lock(std::string_view text, std::string_view file, conflicts marks = conflicts::refuse);

[[nodiscard]] std::string write_lock(const lock_file& lock);

}  // namespace instar::generator
