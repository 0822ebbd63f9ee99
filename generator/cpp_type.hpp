#pragma once

/// A column type as C++.

#include <instar/model.hpp>

#include "generator/cpp_code.hpp"

namespace instar::generator {

/// `varchar(100)`, `array_of(integer)`, `sql_type("citext")`.
[[nodiscard]] cpp_code cpp_type(const type& any);

}  // namespace instar::generator
