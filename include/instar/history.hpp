#pragma once

/// The verified graph of an embedded chain, and symbols over it.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/migration_text.hpp>

namespace instar {

/// A migration in its history.
struct history_entry {
  std::string_view revision;
  std::vector<std::string_view> parents;  ///< none for the first, several where branches meet
  std::string_view digest;
  const migration* embedded;

  /// The migration with its operations, read from the embedded text. Throws `error` (`malformed`).
  [[nodiscard]] migration_text read() const;
};

/// A set of revisions, for example those that are applied to a database.
using revision_set = std::set<std::string_view>;

/// Every migration of a chain, parents before children.
///
/// Making one reads only who follows whom; the operations are read where they are needed. It refers to the chain, which
/// is constant data of the program.
///
///     const instar::history known(app_migrations);
///     for (const auto& entry : known.entries()) std::cout << entry.revision << ' ' << entry.read().message << '\n';
class history {
 public:
  /// Throws `error` (`malformed`) when a revision is there twice, follows one that is not there or itself, or when more
  /// than one revision is a head.
  explicit history(const chain& embedded);

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] const std::vector<history_entry>& entries() const noexcept { return entries_; }
  [[nodiscard]] const history_entry* find(std::string_view revision) const;

  /// The newest revision; empty for a chain without migrations.
  [[nodiscard]] std::string_view head() const;

  /// The revisions of a set that no other in it follows: where a database is that has applied the set.
  [[nodiscard]] std::vector<std::string_view> heads_of(const revision_set& revisions) const;

  /// A revision and all that it follows; nothing for the empty revision, which is the base.
  [[nodiscard]] revision_set ancestry(std::string_view revision) const;

 private:
  std::string_view name_;
  std::vector<history_entry> entries_;
};

/// The revision that a symbol stands for, empty for the base.
///
/// Symbols are `head`; `base`, which is before every migration; a revision, or its first characters if they are at
/// least four and no other revision's; `+2` and `-1`, counted from what is applied.
///
/// Throws `error` (`unknown_revision`) when there is no such revision, and `error` (`usage`) when the symbol is
/// ambiguous or is none.
[[nodiscard]] std::string_view resolve(const history& known, std::string_view symbol, const revision_set& applied);

}  // namespace instar
