#pragma once

/// Follows the renames that the user declared with `renamed_from`, or asked for on the command line.

#include <vector>

#include <instar/error.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

namespace instar::generator {

struct renaming {
  std::vector<operation> operations;  ///< the renames, and schemas that they need
  model schema;                       ///< after them
  std::vector<finding> refusals;      ///< hints that contradict something
  std::vector<finding> unused;        ///< hints that name nothing: spent, or misspelt
};

/// A hint counts when the old name is there and the new one is not; a hint whose rename has been made stays in the
/// header for as long as its user likes.
[[nodiscard]] renaming follow_hints(model from, const declaration& to);

}  // namespace instar::generator
