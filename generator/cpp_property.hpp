#pragma once

/// The properties of an element as the verbs of a migration.

#include <instar/model.hpp>

#include "generator/cpp_code.hpp"

namespace instar::generator {

/// `code`, which is an element, with a verb for each of its properties.
[[nodiscard]] cpp_code described(cpp_code code, const properties& all);

}  // namespace instar::generator
