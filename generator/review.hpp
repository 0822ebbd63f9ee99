#pragma once

/// `instar review`: shows what unreviewed migrations do, and records that a person has seen it.

#include <vector>

#include "generator/files.hpp"
#include "generator/report.hpp"

namespace instar::generator {

/// What a reviewer is shown, and what is written when he agrees.
struct review {
  std::string text;
  std::vector<file_text> files;  ///< empty when there is nothing to do
  std::size_t migrations = 0;    ///< how many of them are unreviewed
};

[[nodiscard]] review prepare_review(const request& asked);

/// Writes what was agreed to.
[[nodiscard]] outcome accept(const review& prepared, const request& asked);

/// For when there is nobody to ask.
[[nodiscard]] outcome refuse_unasked(const request& asked);

}  // namespace instar::generator
