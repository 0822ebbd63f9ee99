#pragma once

/// What a user would declare with `renamed_from` after some operations.

#include <vector>

#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {

/// A hint for everything of `before` that is still there after the operations and is called otherwise.
[[nodiscard]] std::vector<rename_hint> renames_by(const model& before, const std::vector<operation>& operations);

}  // namespace instar::testing
