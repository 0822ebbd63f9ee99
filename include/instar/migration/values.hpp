#pragma once

/// The values of a migration: of defaults, of properties, of rows.

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <instar/migration/pieces.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace literal {

// Here and elsewhere: not constexpr, and defined nowhere. A constant expression that needs one of them is refused, and
// the compiler's message quotes its name.
void a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
void this_integer_exceeds_64_bits_so_write_it_as_number_in_quotes();

struct sql_text {
  std::string_view text;
};

struct number_text {
  std::string_view text;
};

/// What may stand where a value is asked for: an integer, `true`, a string, `number("0.50")`, `sql("now()")`.
struct term : value {
  constexpr term() noexcept = default;
  constexpr term(const char* given) noexcept : value{term_kind::text, given} {}          // NOLINT: all of them convert
  constexpr term(std::string_view given) noexcept : value{term_kind::text, given} {}     // NOLINT
  constexpr term(sql_text given) noexcept : value{term_kind::expression, given.text} {}  // NOLINT
  constexpr term(number_text given) noexcept : value{term_kind::number, given.text} {}   // NOLINT
  template <class Value>
    requires std::is_arithmetic_v<Value>
  constexpr term(Value given) : value(of(given)) {}  // NOLINT

 private:
  template <class Value>
  [[nodiscard]] static constexpr value of(Value given) {
    static_assert(!std::is_floating_point_v<Value>,
                  "instar: a floating-point value has no exact text; write number(\"0.50\")");
    static_assert(!std::is_same_v<Value, char>, "instar: a value of one character is a string: \"x\", not 'x'");
    if constexpr (std::is_same_v<Value, bool>) {
      return {term_kind::boolean, given ? "true" : "false"};
    } else {
      if (given > 0 && static_cast<std::uint64_t>(given) > static_cast<std::uint64_t>(INT64_MAX))
        this_integer_exceeds_64_bits_so_write_it_as_number_in_quotes();
      return {term_kind::number, {}, static_cast<std::int64_t>(given)};
    }
  }
};

}  // namespace literal

namespace operations {

/// SQL that the database evaluates, as a value: `default_value(sql("now()"))`.
[[nodiscard]] constexpr literal::sql_text sql(std::string_view expression) noexcept { return {expression}; }

/// A number in exactly this spelling, as a value: `default_value(number("0.50"))`.
[[nodiscard]] constexpr literal::number_text number(std::string_view spelling) {
  if (!canonical::is_number(spelling)) literal::a_number_consists_of_digits_with_an_optional_sign_point_and_exponent();
  return {spelling};
}

/// No value, in a row.
inline constexpr literal::sql_text null{"null"};

}  // namespace operations
}  // namespace instar
