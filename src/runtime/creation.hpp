#pragma once

/// How a new database is made at once, instead of by every migration.

#include <string_view>
#include <vector>

#include "runtime/replay.hpp"

namespace instar {

/// A step of a migration, apart from the others of it.
struct owned_step {
  std::size_t owner;  ///< the place of the migration in the history
  rendered_step step;
};

/// Everything that leaves a new database as every migration in turn would.
struct rendered_creation {
  std::vector<rendered_step> schema;  ///< makes the schema of the heads
  std::vector<owned_step> needed;     ///< what migrations say is needed besides, in their order
  /// Those that count as applied then, without their steps: all of the history, in its order.
  std::vector<migration_text> migrations;

  [[nodiscard]] std::size_t steps() const { return schema.size() + needed.size(); }
  /// Of a step by its number, counted from 1.
  [[nodiscard]] std::string_view description_of(std::size_t step) const {
    const auto& any = step <= schema.size() ? schema[step - 1] : needed[step - 1 - schema.size()].step;
    return any.planned.description;
  }
};

/// Whether a database to which nothing was applied and for which these revisions are ahead can be made at once.
[[nodiscard]] bool can_be_created(const history& known, const revision_order& applied, const revision_order& ahead);

/// Throws `error` (`malformed`, `not_applicable`) when the chain is not what a generator made.
[[nodiscard]] rendered_creation render_creation(const history& known, const dialect& language);

}  // namespace instar
