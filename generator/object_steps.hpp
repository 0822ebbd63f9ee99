#pragma once

/// The steps by which objects come, go and change.

#include "generator/agenda.hpp"
#include "generator/schema_change.hpp"

namespace instar::generator {

void add_object_steps(agenda& steps, const schema_change& changes);

}  // namespace instar::generator
