#pragma once

/// The verified graph of an embedded chain.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/migration_text.hpp>
#include <instar/revision_symbol.hpp>

namespace instar {

/// A migration in its history.
struct history_entry {
  std::string_view revision;
  std::vector<std::string_view> parents;     ///< none for a base, several where branches meet
  std::vector<std::string_view> depends_on;  ///< revisions of other branches
  std::vector<std::string_view> labels;      ///< of the branch that begins here
  std::vector<std::string_view> replaces;    ///< what it was squashed from
  std::string_view digest;
  const migration* embedded = nullptr;
  bool harmless_to_older_programs = false;

  /// The migration with its operations, read from the embedded text. Throws `error` (`malformed`).
  [[nodiscard]] migration_text read() const;
  /// What it does, for people; nothing else is read.
  [[nodiscard]] std::string message() const;
};

/// Every migration of a chain, each after those that it needs.
///
/// Making one reads only who follows whom; the operations are read where they are needed. It refers to the chain, which
/// is constant data of the program.
///
///     const instar::history known(app_migrations);
///     for (const auto& entry : known.entries()) std::cout << entry.revision << ' ' << entry.message() << '\n';
class history {
 public:
  /// Throws `error` (`malformed`) when the migrations are no graph: a revision or a label is there twice, or a revision
  /// needs one that is not there or itself.
  ///
  /// `journalled` is what a database has applied: where that is a part of what was squashed, the old migrations stand
  /// for the new one.
  explicit history(const chain& embedded, const revision_set& journalled = {});

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] const std::vector<history_entry>& entries() const noexcept { return entries_; }
  [[nodiscard]] const history_entry* find(std::string_view revision) const;
  [[nodiscard]] const revision_graph& graph() const noexcept { return graph_; }

  /// The revision that was squashed from this one among others; null when there is none.
  [[nodiscard]] const history_entry* find_replacing(std::string_view revision) const;
  /// Whether the chain looks different to different databases.
  [[nodiscard]] bool is_squashed() const noexcept { return squashed_; }

  /// How a new database of that kind is made at once; null when it has to go through every migration.
  [[nodiscard]] const chain_creation* creation_for(std::string_view dialect) const;

  /// Where a database is that has applied everything; one revision unless branches were left apart on purpose.
  [[nodiscard]] revision_order heads() const;

  /// Where a database is that has applied these.
  [[nodiscard]] revision_order heads_of(const revision_order& applied) const;

 private:
  std::string_view name_;
  std::span<const chain_creation> creations_;
  bool squashed_ = false;
  revision_graph graph_;
  std::vector<history_entry> entries_;
};

}  // namespace instar
