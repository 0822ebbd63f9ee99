#pragma once

/// What verbs that describe an element have in common.

#include <instar/dsl/notes.hpp>
#include <instar/dsl/pools.hpp>
#include <instar/dsl/property.hpp>

namespace instar::dsl::detail {

/// An element with room for more: `Larger` with what it had, and how much that is.
template <class Larger>
struct enlarged {
  Larger element;
  sizes used;

  template <sizes Size>
  constexpr explicit enlarged(const pools<Size>& from) {
    element.append(used, from);
  }
  template <sizes Size>
  constexpr void append(const pools<Size>& more) {
    element.append(used, more);
  }
};

template <class... Elements>
inline constexpr sizes size_of_all = (sizes{} + ... + Elements::size);

/// Says properties of the note of an element, which has those that it has already at the end of its pool.
template <class Larger, sizes Size, class... Properties>
[[nodiscard]] constexpr Larger with_properties(const pools<Size>& element, const Properties&... properties) {
  enlarged<Larger> result(element);
  range& said = result.element.note().properties;
  if (said.count == 0) said.first = Size.properties;
  said.count += sizeof...(Properties);
  (result.append(properties), ...);
  return result.element;
}

}  // namespace instar::dsl::detail
