#pragma once

/// The canonical text of a migration, both ways (docs/reference/canonical-text.md).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/operation.hpp>

namespace instar {

/// One reviewed unit of change, as read from its text.
struct migration_text {
  std::string revision;
  std::vector<std::string> parents;          ///< none for the first migration
  std::vector<std::string> depends_on = {};  ///< revisions or labels
  std::vector<std::string> labels = {};      ///< of the branch that begins here
  std::vector<std::string> replaces = {};    ///< what it was squashed from
  /// What was said of it: whether programs that do not know it may go on.
  std::optional<bool> harmless_to_older_programs = {};
  /// What was said of opaque steps up, by their numbers from 1: what a database needs that is made at once, and what it
  /// has no use for.
  std::vector<std::size_t> needed_when_new = {}, needless_when_new = {};
  std::string message;
  std::vector<operation> upgrade;
  std::vector<operation> downgrade;
  std::optional<std::string> irreversible;  ///< why there is no way down
  friend bool operator==(const migration_text&, const migration_text&) = default;
};

/// The text that the migration's translation unit carries as its image.
[[nodiscard]] std::string write_migration(const migration_text& migration);

/// Throws `error` (`malformed`) with `where` and the line.
[[nodiscard]] migration_text read_migration(std::string_view text, std::string_view where);

/// The message alone: nothing else is looked at. Throws `error` (`malformed`) with `where` and the line.
[[nodiscard]] std::string read_message(std::string_view text, std::string_view where);

/// The part of a migration's text that its digest covers: everything from the line `upgrade` on. A message can be
/// reworded after review, an operation cannot.
[[nodiscard]] std::string_view digested_part(std::string_view text);

/// Whether it is known of every opaque step up what a new database has to do with it.
[[nodiscard]] bool tells_of_new_databases(const migration_text& migration);

/// The lines of one operation, each indented by `indent` spaces and ended by a line feed.
[[nodiscard]] std::string write_operation(const operation& change, std::size_t indent);

}  // namespace instar
