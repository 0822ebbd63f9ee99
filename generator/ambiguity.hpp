#pragma once

/// Drops that may be meant as renames, and columns that existing rows could not fill.

#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

#include "generator/request.hpp"

namespace instar::generator {

/// A finding for each dropped column that one of compatible type comes for in the same change, and likewise for tables
/// with the same columns, labels of an enumeration, sequences, and partitions of the same rows. No data is lost by a
/// guess: the user says which it is, by a hint or in `asked.dropped`.
///
/// Throws `error` (`usage`) when `asked.dropped` names what is not dropped.
[[nodiscard]] std::vector<finding> find_ambiguities(const model& from, const model& to, const request& asked);

/// A finding for each new column of an existing table that is `not null` and has no default.
[[nodiscard]] std::vector<finding> find_unfillable_columns(const model& from, const model& to, const request& asked);

}  // namespace instar::generator
