#pragma once

/// C++ as it is laid out in a migration: on one line where it fits, otherwise an argument or a verb per line.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

/// An expression: a word or literal, or a call, and the calls that follow it behind a point.
struct cpp_code {
  std::string text;  ///< with a line feed between the lines of a literal that takes several
  bool is_call = false;
  bool spread = false;  ///< each argument has its line, however short the call is
  std::vector<cpp_code> arguments = {};
  std::vector<cpp_code> verbs = {};
};

[[nodiscard]] cpp_code cpp_call(std::string_view function, std::vector<cpp_code> arguments = {});

/// A name as a literal.
[[nodiscard]] cpp_code cpp_name(std::string_view name);

/// A text as a literal, or as one for each of its lines.
[[nodiscard]] cpp_code cpp_text(std::string_view text);

/// `code` from the column `indent` on; `room` is what has to fit behind it on its last line.
[[nodiscard]] std::string laid_out(const cpp_code& code, std::size_t indent, std::size_t room);

}  // namespace instar::generator
