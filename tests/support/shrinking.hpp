#pragma once

/// Makes a change of a model on which a law fails as small as it still fails.

#include <functional>

#include "support/random_model.hpp"

namespace instar::testing {

/// The smallest change that is found by leaving out one thing after another: tables, objects and their parts, on both
/// sides or on the side that has changed. Only valid models are tried; `operations` of what is returned are empty.
[[nodiscard]] changed_model shrunk(changed_model failing, const std::function<bool(const changed_model&)>& fails);

}  // namespace instar::testing
