#pragma once

/// A value as C++.

#include <instar/model.hpp>

#include "generator/cpp_code.hpp"

namespace instar::generator {

/// `0`, `true`, `"open"`, `number("0.50")`, `sql("now()")`, `null`.
[[nodiscard]] cpp_code cpp_value(const term& value);

}  // namespace instar::generator
