#pragma once

/// A text as it was written in the source.

#include <cstddef>
#include <string_view>

namespace instar::dsl {

/// A text that may not be there: an empty name that was given is a mistake, and must be told from none.
///
/// Verbs take this in the place of `std::string_view`, whose length a compiler counts in a loop of its constant
/// evaluation, for every literal in every translation unit that includes the description.
struct phrase {
  const char* data = "";
  std::size_t size = 0;
  bool given = false;

  constexpr phrase() = default;
  constexpr phrase(const char* text) noexcept : data(text), size(__builtin_strlen(text)), given(true) {}
  constexpr phrase(std::string_view text) noexcept : data(text.data()), size(text.size()), given(true) {}
  constexpr phrase(const char* text, std::size_t length) noexcept : data(text), size(length), given(true) {}

  [[nodiscard]] constexpr bool empty() const noexcept { return size == 0; }
  [[nodiscard]] constexpr operator std::string_view() const noexcept { return {data, size}; }

  [[nodiscard]] friend constexpr bool operator==(const phrase& left, const phrase& right) noexcept {
    if (left.size != right.size) return false;
    for (std::size_t i = 0; i != left.size; ++i)
      if (left.data[i] != right.data[i]) return false;
    return true;
  }
};

}  // namespace instar::dsl
