#pragma once

/// C++ values as the values of a database.

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <instar/value.hpp>

namespace instar {

[[nodiscard]] inline value to_value(std::nullptr_t) { return nullptr; }
[[nodiscard]] inline value to_value(value any) { return any; }
[[nodiscard]] inline value to_value(std::string text) { return text; }
[[nodiscard]] inline value to_value(std::string_view text) { return std::string(text); }
[[nodiscard]] inline value to_value(const char* text) { return std::string(text); }
[[nodiscard]] inline value to_value(bytes all) { return all; }
[[nodiscard]] inline value to_value(bool truth) { return truth; }
[[nodiscard]] inline value to_value(std::floating_point auto number) { return static_cast<double>(number); }
[[nodiscard]] inline value to_value(std::integral auto number) { return static_cast<std::int64_t>(number); }

}  // namespace instar
