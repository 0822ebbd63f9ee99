#pragma once

/// Reads the objects beside tables from canonical text.

#include <cstddef>
#include <optional>

#include <instar/model.hpp>

#include "core/text_reader.hpp"

namespace instar {

/// Takes the word of a kind (`materialized view`) where one comes next.
[[nodiscard]] std::optional<object_kind> take_object_kind(line_cursor& line);

/// `NAME [on NAME] [(LABELS)] [PROPERTIES]`: an object without the word of its kind and its attributes.
[[nodiscard]] object read_object_head(line_cursor& line, object_kind kind);

/// Adds one line of a composite's body to it.
[[nodiscard]] object with_attribute(object any, line_cursor& line);

/// The head of an object and the lines below it that are indented by `indent`.
[[nodiscard]] object read_object(line_cursor& line, object_kind kind, text_reader& lines, std::size_t indent);

}  // namespace instar
