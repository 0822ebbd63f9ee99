#pragma once

/// The verified graph of an embedded chain.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/migration_text.hpp>
#include <instar/revision_symbol.hpp>

namespace instar {

/// A migration in its history. It refers to that and to the chain, and is of use as long as they live.
struct history_entry {
  std::string_view revision;
  const revision_graph* graph = nullptr;  ///< of the history, never null there
  const chain_entry* carried = nullptr;   ///< what the program holds of it, never null there

  /// None for a base, several where branches meet.
  [[nodiscard]] revision_order parents() const { return graph->parents(revision); }
  /// Revisions of other branches.
  [[nodiscard]] revision_order depends_on() const { return graph->depends_on(revision); }
  /// Of the branch that begins here.
  [[nodiscard]] const revision_order& labels() const { return graph->labels(revision); }
  /// What it was squashed from.
  [[nodiscard]] const revision_order& replaces() const { return graph->replaces(revision); }
  [[nodiscard]] std::string_view digest() const noexcept { return carried->digest; }
  [[nodiscard]] const migration& embedded() const noexcept { return *carried->embedded; }
  [[nodiscard]] bool is_harmless_to_older_programs() const noexcept { return carried->harmless_to_older_programs; }

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
  /// It moves with its entries and cannot be copied: they refer to its graph.
  history(history&&) = default;
  history& operator=(history&&) = default;

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] const std::vector<history_entry>& entries() const noexcept { return entries_; }
  [[nodiscard]] const history_entry* find(std::string_view revision) const;
  [[nodiscard]] const revision_graph& graph() const noexcept { return *graph_; }

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
  std::unique_ptr<const revision_graph> graph_;  ///< which stays where it is when the history moves
  std::vector<history_entry> entries_;
};

}  // namespace instar
