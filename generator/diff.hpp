#pragma once

/// The operations that make one schema of another.

#include <vector>

#include <instar/operation.hpp>

namespace instar::generator {

/// Operations in an order in which each of them applies: `apply(from, diff(from, to)) == to`. Tables and columns are
/// known by their names, so renames have to be followed before; constraints and indexes that are equal but for their
/// name are renamed.
[[nodiscard]] std::vector<operation> diff(const model& from, const model& to);

}  // namespace instar::generator
