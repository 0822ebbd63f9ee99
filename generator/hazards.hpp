#pragma once

/// What operations do that a person must decide about.

#include <vector>

#include <instar/dialect.hpp>
#include <instar/error.hpp>
#include <instar/operation.hpp>

namespace instar::generator {

/// The hazards of operations that are carried out one after the other on `before`, what loses data first. Those that
/// are the same in every database come once; the others name their database in `text`. A table that the operations
/// themselves create is empty, and nothing about it is a hazard.
///
/// Codes: `loses_data`, `may_fail`, `breaks_running_programs`, `rewrites_table`, `blocks_everyone`, `blocks_writers`,
/// `not_examined`.
[[nodiscard]] std::vector<finding> find_hazards(const std::vector<operation>& operations, const model& before,
                                                const std::vector<const dialect*>& dialects);

}  // namespace instar::generator
