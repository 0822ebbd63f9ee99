#pragma once

/// A sink that collects canonical text in a string.

#include <cstddef>
#include <string>
#include <string_view>

namespace instar {

struct canonical_string {
  std::string text;
  void put(char c) { text += c; }
  void put(std::string_view more) { text += more; }
};

/// How far the lines of an operation, or of what belongs to one, stand behind the line before.
inline constexpr std::size_t step_indent = 2;

}  // namespace instar
