#pragma once

/// Reads values and properties from canonical text.

#include <string>

#include <instar/model.hpp>

#include "core/line_cursor.hpp"

namespace instar {

/// `'open'`, `12.5`, `true`, or SQL between backticks.
[[nodiscard]] term read_term(line_cursor& line);

/// `[comment 'of a task', unlogged]`, or nothing. Only words of `property_words` for the element are read, each with
/// the value that it takes.
[[nodiscard]] properties read_properties(line_cursor& line, element of);

}  // namespace instar
