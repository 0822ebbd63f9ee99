#pragma once

/// Reads operations from canonical text.

#include <cstddef>

#include <instar/operation.hpp>

#include "core/text_reader.hpp"

namespace instar {

/// The operation whose first line comes next, indented by `indent`, with the lines that belong to it.
[[nodiscard]] operation read_operation(text_reader& lines, std::size_t indent);

}  // namespace instar
