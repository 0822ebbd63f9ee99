#pragma once

/// Every property on every element that can carry it, whatever databases make of it.

#include <instar/model.hpp>

#include "support/random_source.hpp"

namespace instar::testing {

/// The model with random properties all over, still possible as a model.
[[nodiscard]] model with_random_properties(random_source& random, model schema);

/// One element's properties with another one among them; expressions refer to `column_name` where they can.
[[nodiscard]] properties with_another_property(random_source& random, properties all, element of,
                                               const std::string& column_name);

}  // namespace instar::testing
