#pragma once

/// Which SQL type a C++ type becomes.
///
/// | C++                                         | SQL         |
/// |---------------------------------------------|-------------|
/// | bool                                        | boolean     |
/// | std::int16_t, std::int32_t, std::int64_t    | smallint, integer, bigint |
/// | float, double                               | real, double |
/// | std::string                                 | text        |
/// | std::vector<std::byte>                      | bytes       |
/// | instar::timestamp, any system_clock time    | timestamptz |
/// | std::chrono::year_month_day                 | date        |
/// | any std::chrono::local_time                 | timestamp   |
/// | any std::chrono::duration                   | interval    |
/// | an enumeration with INSTAR_ENUM             | text, or the type that the schema makes of it |
/// | a struct that the schema makes a composite  | that type   |
/// | std::vector<T>                              | an array of T |
/// | std::optional<T>                            | as T, and nullable |
///
/// Every other type needs `.type(...)` at its column.

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <instar/dsl/enumeration.hpp>
#include <instar/dsl/member.hpp>
#include <instar/dsl/timestamp.hpp>
#include <instar/vocabulary/type.hpp>

namespace instar::dsl {

/// What a member's C++ type says about its column.
struct mapped_type {
  type_word word;  ///< without a name when the C++ type has no SQL type
  bool nullable = false;
  struct_id declared = 0;  ///< of an enumeration or a struct: what the schema may make a type of its own
};

namespace detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct without_optional {
  using type = T;
};
template <class T>
struct without_optional<std::optional<T>> {
  using type = T;
};

/// The type of the values in a column, whether it is nullable or not.
template <class T>
using value_type = typename without_optional<T>::type;

template <class T>
inline constexpr bool is_system_time = false;
template <class Duration>
inline constexpr bool is_system_time<std::chrono::time_point<std::chrono::system_clock, Duration>> = true;

/// `std::chrono::year_month_day`, known by its shape: naming it would take all of <chrono>.
template <class T>
concept calendar_date = requires(const T& date) {
  date.year();
  date.month();
  date.day();
  { date.ok() } -> std::same_as<bool>;
};

template <class T>
concept whole_number =
    std::integral<T> && std::is_signed_v<T> && sizeof(T) >= 2 && sizeof(T) <= 8 && !std::same_as<T, wchar_t>;

/// `std::chrono::local_time`, of a clock that tells no time: naming it would take all of <chrono> as well.
template <class T>
inline constexpr bool is_local_time = false;
template <class Clock, class Duration>
inline constexpr bool is_local_time<std::chrono::time_point<Clock, Duration>> = !requires { Clock::now(); };

template <class T>
inline constexpr bool is_duration = false;
template <class Number, class Period>
inline constexpr bool is_duration<std::chrono::duration<Number, Period>> = true;

template <class T>
struct array_element {
  using type = void;
};
template <class T, class Allocator>
struct array_element<std::vector<T, Allocator>> {
  using type = T;
};

template <class T>
[[nodiscard]] constexpr type_word word_for() noexcept {
  using element = typename array_element<T>::type;
  if constexpr (std::same_as<T, bool>)
    return types::boolean;
  else if constexpr (whole_number<T>)
    return sizeof(T) == 2 ? types::smallint : sizeof(T) == 4 ? types::integer : types::bigint;
  else if constexpr (std::same_as<T, float>)
    return types::real;
  else if constexpr (std::same_as<T, double>)
    return types::double_precision;
  else if constexpr (std::same_as<T, std::string> || described_enum<T>)
    return types::text;
  else if constexpr (std::same_as<T, std::vector<std::byte>>)
    return types::bytes;
  else if constexpr (is_system_time<T>)
    return types::timestamptz;
  else if constexpr (is_local_time<T>)
    return types::timestamp;
  else if constexpr (is_duration<T>)
    return types::interval;
  else if constexpr (calendar_date<T>)
    return types::date;
  else if constexpr (!std::same_as<element, void>) {
    type_word array = word_for<value_type<element>>();
    ++array.dimensions;
    return array;
  } else
    return {};
}

template <class T>
inline constexpr bool is_unmapped = word_for<T>().name.empty();

/// The innermost type of an array's elements.
template <class T>
struct scalar {
  using type = T;
};
template <class T, class Allocator>
struct scalar<std::vector<T, Allocator>> : scalar<value_type<T>> {};

/// Which type of the schema's own a C++ type could be.
template <class T>
[[nodiscard]] constexpr struct_id declared_by() noexcept {
  using inner = typename scalar<T>::type;
  if constexpr (described_enum<inner> || (std::is_class_v<inner> && is_unmapped<inner>))
    return id_of<inner>;
  else
    return 0;
}

}  // namespace detail

/// The column type of a C++ type.
template <class T>
inline constexpr mapped_type mapping{detail::word_for<detail::value_type<T>>(), detail::is_optional<T>,
                                     detail::declared_by<detail::value_type<T>>()};

}  // namespace instar::dsl
