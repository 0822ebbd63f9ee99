#pragma once

/// Rows that are in a database before it is changed.

#include <instar/model.hpp>

#include "dialects/scratch_database.hpp"

namespace instar::testing {

/// Puts rows with values of every column's type into every table; a row that a constraint is against is left out.
void insert_samples(scratch_database& database, const model& schema);

}  // namespace instar::testing
