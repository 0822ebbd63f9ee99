#pragma once

/// Reads canonical text: lines with their indentation, one after the other.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/line_cursor.hpp"

namespace instar {

/// The lines of a text, one after the other.
class text_reader {
 public:
  text_reader(std::string_view text, std::string_view file);

  [[nodiscard]] bool at_end() const { return next_ == lines_.size(); }
  /// How many spaces the next line starts with; 0 at the end.
  [[nodiscard]] std::size_t indentation() const;
  /// The next line without its indentation; its number is that in the file.
  [[nodiscard]] line_cursor next();
  /// The next line without moving on.
  [[nodiscard]] line_cursor peek() const;
  void skip_blank_lines();
  [[noreturn]] void fail(const std::string& what) const;

 private:
  std::vector<std::string_view> lines_;
  std::string file_;
  std::size_t next_ = 0;
};

}  // namespace instar
