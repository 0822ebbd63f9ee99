#pragma once

/// The migrations as lock file, files and objects tell them, once all three agree.

#include <string>
#include <vector>

#include <instar/migration_text.hpp>
#include <instar/revision_graph.hpp>

#include "generator/lock_file.hpp"
#include "generator/request.hpp"

namespace instar::generator {

/// A migration in an object file.
struct compiled_migration {
  migration_text content;
  std::string object;
};

struct linked_migration {
  lock_entry locked;
  migration_text content;
  std::string digest;  ///< of what is compiled; the lock file has that of what was reviewed
  [[nodiscard]] bool edited() const { return digest != locked.digest; }
  [[nodiscard]] bool reviewed() const { return locked.reviewed && !edited(); }
};

using lineage = std::vector<linked_migration>;

/// The migrations, each after those that it needs, otherwise in the order of the lock file.
///
/// Throws `error` (`malformed`) when a listed file or image is missing, one is there that is not listed, parents are
/// told differently, or the migrations are no graph.
[[nodiscard]] lineage link(const lock_file& lock, std::vector<compiled_migration> compiled, const request& asked);

/// The migrations as a new database goes through them: those that were squashed into another are left out, and what
/// followed them follows that one.
[[nodiscard]] lineage folded(const lineage& all);

/// The graph of linked migrations, which it refers to.
[[nodiscard]] revision_graph graph_of(const lineage& migrations);

/// Throws `error` (`malformed`) for a `*.cpp` in the directory that the lock file does not list.
void expect_no_strays(const lock_file& lock, const request& asked);

}  // namespace instar::generator
