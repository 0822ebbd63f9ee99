#pragma once

/// Drops that may be meant as renames, and columns that existing rows could not fill.

#include <set>
#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

#include "generator/request.hpp"

namespace instar::generator {

/// A finding for each dropped column (or table) that one of compatible type (or with the same columns) comes for in the
/// same change. No data is lost by a guess: the user says which it is, by a hint or in `asked.dropped`.
///
/// Throws `error` (`usage`) when `asked.dropped` names what is not dropped.
[[nodiscard]] std::vector<finding> find_ambiguities(const model& from, const model& to, const request& asked);

/// A finding for each new column of an existing table that is `not null` and has no default.
[[nodiscard]] std::vector<finding> find_unfillable_columns(const model& from, const model& to);

}  // namespace instar::generator
