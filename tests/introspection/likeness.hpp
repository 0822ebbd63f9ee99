#pragma once

/// Whether two databases are the same, as they tell it themselves.

#include <string>

#include "dialects/scratch_database.hpp"

namespace instar::testing {

/// How they differ, in lines; empty when they do not. SQLite's definitions count by what they mean, wherever in them it
/// is said; PostgreSQL's lists of literals however they are cast.
[[nodiscard]] std::string difference(scratch_database& expected, scratch_database& actual);

}  // namespace instar::testing
