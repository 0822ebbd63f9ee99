#pragma once

/// How a new database is made at once, instead of by every migration.

#include <vector>

#include <instar/history.hpp>
#include <instar/migrate.hpp>

namespace instar {

/// Everything that leaves a new database as every migration in turn would.
struct creation {
  const chain_creation* embedded;
  /// Those that count as applied then, without their steps: all of the history, in its order.
  std::vector<migration_text> migrations;
};

/// How a database of that kind to which nothing was applied and for which these revisions are ahead can be made at
/// once; null when it cannot.
[[nodiscard]] const chain_creation* find_creation(const history& known, const revision_order& applied,
                                                  const revision_order& ahead, const dialect& language);

/// Throws `error` (`malformed`) when the chain is not what a generator made.
[[nodiscard]] creation read_creation(const history& known, const chain_creation& embedded);

/// The step as it is executed, and as a plan shows it.
[[nodiscard]] planned_step planned(const creation_step& step);

}  // namespace instar
