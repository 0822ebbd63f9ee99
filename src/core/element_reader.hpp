#pragma once

/// Reads the elements of a schema from canonical text.

#include <cstddef>
#include <vector>

#include <instar/model.hpp>

#include "core/text_reader.hpp"

namespace instar {

/// The elements of a table, without their leading word where it decides what they are.
[[nodiscard]] column read_column(line_cursor& line);
[[nodiscard]] constraint read_constraint(line_cursor& line);
[[nodiscard]] index read_index(line_cursor& line);
[[nodiscard]] row read_row(line_cursor& line);

/// `(a 1, b 'two')`: names with values, sorted.
[[nodiscard]] std::vector<seeded_value> read_values(line_cursor& line);

/// `NAME [PROPERTIES]`: a table without its leading word and its body.
[[nodiscard]] table read_table_head(line_cursor& line);

/// The head of a table and the lines below it that are indented by `indent`.
[[nodiscard]] table read_table(line_cursor& line, text_reader& lines, std::size_t indent);

/// Adds one line of a table's body to it.
[[nodiscard]] table with_element(table any, line_cursor& line);

/// The rows of a table's body in their canonical order, once all are read.
[[nodiscard]] table with_sorted_rows(table any);

}  // namespace instar
