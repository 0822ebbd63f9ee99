#pragma once

/// What PostgreSQL locks and rewrites, as measured on PostgreSQL 15.

#include "generator/common_hazards.hpp"

namespace instar::generator {

void add_postgresql_hazards(findings& to, const operation& change, const surroundings& around);

}  // namespace instar::generator
