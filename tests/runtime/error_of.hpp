#pragma once

#include <stdexcept>
#include <string_view>

#include <instar/error.hpp>

namespace instar::test {

/// The error that `action` throws.
template <class Action>
[[nodiscard]] error error_of(Action action) {
  try {
    action();
  } catch (const error& thrown) {
    return thrown;
  }
  throw std::runtime_error("no error was thrown");
}

[[nodiscard]] inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace instar::test
