#pragma once

/// How the declared schema differs from the committed one, and what a revision would do about it.

#include <vector>

#include <instar/error.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "generator/request.hpp"

namespace instar::generator {

struct drift {
  std::vector<operation> operations;  ///< renames first, but for what must go before them
  std::vector<finding> refusals;      ///< what has to be decided before they can be written
  std::vector<finding> notes;         ///< hints that do nothing any more
};

/// Throws `error` (`usage`) when `asked` confirms a drop, asks for a rename or gives a conversion of what is not
/// dropped, is not there or keeps its type.
[[nodiscard]] drift find_drift(const model& committed, const declaration& declared, const request& asked);

}  // namespace instar::generator
