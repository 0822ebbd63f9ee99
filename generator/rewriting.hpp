#pragma once

/// A new migration on its way into a file: its id, what the user's own program makes of it, and what follows.

#include <filesystem>

#include <instar/migration_text.hpp>

#include "generator/lock_file.hpp"
#include "generator/request.hpp"
#include "generator/state.hpp"

namespace instar::generator {

/// The request with an id for the next migration, by the template where none was given.
///
/// Throws `error` (`usage`) when there is a revision of that id.
[[nodiscard]] request with_revision(request asked, const lock_file& lock);

/// What is committed, and the migration besides, as a draft in a file of its own.
///
/// Throws `error` (`malformed`) when one of its labels is taken.
[[nodiscard]] state with_migration(state now, const migration_text& migration, const request& asked);

/// The migration as `asked.rewrite` makes it; the same where there is none.
///
/// Throws `error` (`malformed`) when the program writes no migration, or changes its id or what it follows.
[[nodiscard]] migration_text rewritten(const migration_text& migration, const request& asked);

/// Calls `asked.after_writing` with the file that was written.
void follow_up(const std::filesystem::path& file, const request& asked);

}  // namespace instar::generator
