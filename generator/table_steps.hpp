#pragma once

/// The steps by which tables come, go and change, but for their seeded rows.

#include "generator/agenda.hpp"
#include "generator/schema_change.hpp"

namespace instar::generator {

void add_table_steps(agenda& steps, const schema_change& changes);

}  // namespace instar::generator
