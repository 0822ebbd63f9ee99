#pragma once

/// What can be said of a model without knowing how a database writes it.

#include <instar/model.hpp>

namespace instar {

/// Tables with the names, types and `not null` of their columns, their keys, and the names of everything else.
[[nodiscard]] model outline_of(const model& any);

}  // namespace instar
