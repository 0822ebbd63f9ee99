#pragma once

/// Replays the chain in memory, from nothing.

#include <instar/model.hpp>

#include "generator/lineage.hpp"

namespace instar::generator {

/// The schema that the migrations make.
///
/// Throws `error` (`not_applicable`) that names the migration and the operation when one does not fit, or when a
/// downgrade does not lead back to where its upgrade began.
[[nodiscard]] model replay(const lineage& migrations, const request& asked);

/// The schema that the upgrades of these migrations make of another. Throws as `replay` does.
[[nodiscard]] model replay_onto(model schema, const lineage& migrations, const request& asked);

}  // namespace instar::generator
