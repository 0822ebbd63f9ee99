#pragma once

/// A sink that collects canonical text in a string.

#include <string>
#include <string_view>

namespace instar {

struct canonical_string {
  std::string text;
  void put(char c) { text += c; }
  void put(std::string_view more) { text += more; }
};

}  // namespace instar
