#pragma once

/// The operations that make one schema of another.

#include <vector>

#include <instar/operation.hpp>

namespace instar::generator {

/// Operations in an order in which each of them applies: `apply(from, diff(from, to)) == to`, and in which a database
/// finds what it needs for each. Tables, columns and objects are known by their names, so renames have to be followed
/// before; constraints and indexes that are equal but for their name are renamed.
///
/// What stands in the way of a change, and is no different itself, is dropped and made again around it. `renames` were
/// made before: they reach what says `*` only if that is made again.
[[nodiscard]] std::vector<operation> diff(const model& from, const model& to,
                                          const std::vector<operation>& renames = {});

}  // namespace instar::generator
