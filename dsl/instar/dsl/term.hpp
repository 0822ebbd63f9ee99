#pragma once

/// Values of C++ as values of a column: what a default or a seeded row may be.

#include <concepts>
#include <string_view>
#include <type_traits>

#include <instar/dsl/notes.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar::dsl::detail {

template <class Given>
concept written_text = std::convertible_to<Given, std::string_view>;

template <class Value, class Given>
inline constexpr bool fits = false;
template <class Given>
inline constexpr bool fits<bool, Given> = std::same_as<Given, bool>;
template <whole_number Value, class Given>
inline constexpr bool fits<Value, Given> = whole_number<Given>;
template <std::floating_point Value, class Given>
inline constexpr bool fits<Value, Given> = whole_number<Given> || written_text<Given>;
template <class Given>
inline constexpr bool fits<std::string, Given> = written_text<Given>;
template <described_enum Value>
inline constexpr bool fits<Value, Value> = true;

/// A C++ type that instar does not know has its values checked by nobody but the database.
template <class Value, class Given>
  requires(is_unmapped<Value> && (whole_number<Given> || written_text<Given>))
inline constexpr bool fits<Value, Given> = true;

/// The literal, read as a value of `Value`.
template <class Value, class Given>
[[nodiscard]] constexpr term_note term_of(const Given& given) {
  term_note result;
  if constexpr (std::same_as<Given, bool>) {
    result.kind = term_kind::boolean;
    result.text = given ? "true" : "false";
  } else if constexpr (whole_number<Given>) {
    result.kind = term_kind::number;
    result.number = given;
    if constexpr (whole_number<Value>) result.sensible = static_cast<Value>(given) == given;
  } else if constexpr (described_enum<Given>) {
    result.kind = term_kind::text;
    result.text = to_label(given);
    result.sensible = !result.text.empty();
  } else {
    result.kind = std::floating_point<Value> ? term_kind::number : term_kind::text;
    result.text = phrase(given);
    if constexpr (std::floating_point<Value>) result.sensible = canonical::is_number(result.text);
  }
  return result;
}

}  // namespace instar::dsl::detail
