#pragma once

/// C++ values as the values of a database, and back.
///
///     work.execute("UPDATE tasks SET due_at = $1 WHERE id = $2", std::chrono::system_clock::now(), 7);
///     auto count = instar::from_value<int>(work.execute("SELECT count(*) FROM tasks").rows.at(0).at(0));
///
/// Nothing is ever bent to fit: a number out of range, a NULL for something that has none, or a text that is no date
/// throws `error` (`malformed`) with the value and the C++ type.

#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <instar/value.hpp>

namespace instar {

class dialect;

/// How one C++ type travels. Specialise it for a type of your own:
///
///     template <>
///     struct instar::conversion<app::money> {
///       static constexpr std::string_view name = "app::money";               // for errors
///       static value write(app::money, const dialect&);                      // what the database is given
///       static std::optional<app::money> read(const value&);                 // nothing when the value does not fit
///     };
template <class T>
struct conversion {
  static_assert(sizeof(T) == 0,
                "instar: no conversion between this type and a database; for an enumeration described by INSTAR_ENUM "
                "include <instar/access.hpp>, for a type of your own specialise instar::conversion");
};

/// A point in time as the databases keep it.
using microsecond_time = std::chrono::sys_time<std::chrono::microseconds>;

namespace conversions {

/// `2026-11-21 05:00:00.123456`, in UTC; with `+00` behind it where the database would else take the time for one of
/// the session's zone.
[[nodiscard]] value write_time(microsecond_time time, const dialect& database);

/// Reads what `write_time` writes, and any offset from UTC: PostgreSQL tells times in the zone of the session.
[[nodiscard]] std::optional<microsecond_time> read_time(std::string_view text);

[[nodiscard]] value write_date(std::chrono::year_month_day date);
[[nodiscard]] std::optional<std::chrono::year_month_day> read_date(std::string_view text);

/// What a person is told a value is: `300`, `'open'`, `NULL`, `5 bytes`.
[[nodiscard]] std::string describe(const value& any);

/// Throws that a value that was read does not fit. `where` is the column, or empty.
[[noreturn]] void refuse_to_read(const value& any, std::string_view type, std::string_view where, bool nullable);

/// Throws that a C++ value cannot be written, because of `reason`.
[[noreturn]] void refuse_to_write(std::string_view type, const std::string& value, std::string_view reason);

/// The number that a text consists of: PostgreSQL tells `numeric`, and so the sum of a `bigint`, as text.
template <class Number>
[[nodiscard]] std::optional<Number> read_number(const std::string& text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Number>
[[nodiscard]] std::string write_number(Number number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof(digits), number).ptr};
}

/// Numbers, as opposed to characters, which only look like them.
template <class T>
concept integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, wchar_t> &&
                  !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

template <integer T>
[[nodiscard]] constexpr std::string_view integer_name() noexcept {
  constexpr std::string_view names[2][4] = {{"std::uint8_t", "std::uint16_t", "std::uint32_t", "std::uint64_t"},
                                            {"std::int8_t", "std::int16_t", "std::int32_t", "std::int64_t"}};
  return names[std::is_signed_v<T>][sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3];
}

}  // namespace conversions

template <>
struct conversion<std::nullptr_t> {
  static value write(std::nullptr_t, const dialect&) { return nullptr; }
};

template <>
struct conversion<std::nullopt_t> {
  static value write(std::nullopt_t, const dialect&) { return nullptr; }
};

template <>
struct conversion<value> {
  static constexpr std::string_view name = "instar::value";
  static value write(const value& any, const dialect&) { return any; }
  static std::optional<value> read(const value& any) { return any; }
};

/// SQLite has no booleans: they come from it as 0 and 1.
template <>
struct conversion<bool> {
  static constexpr std::string_view name = "bool";
  static value write(bool truth, const dialect&) { return truth; }
  static std::optional<bool> read(const value& any) {
    if (const auto* truth = std::get_if<bool>(&any)) return *truth;
    if (const auto* number = std::get_if<std::int64_t>(&any); number && (*number == 0 || *number == 1))
      return *number == 1;
    return std::nullopt;
  }
};

template <conversions::integer T>
struct conversion<T> {
  static constexpr std::string_view name = conversions::integer_name<T>();
  static value write(T number, const dialect&) {
    if (!std::in_range<std::int64_t>(number))
      conversions::refuse_to_write(name, std::to_string(number), "databases hold integers of at most 64 bits, signed");
    return static_cast<std::int64_t>(number);
  }
  static std::optional<T> read(const value& any) {
    if (const auto* text = std::get_if<std::string>(&any)) return conversions::read_number<T>(*text);
    const auto* number = std::get_if<std::int64_t>(&any);
    if (number == nullptr || !std::in_range<T>(*number)) return std::nullopt;
    return static_cast<T>(*number);
  }
};

template <std::floating_point T>
struct conversion<T> {
  static constexpr std::string_view name = std::same_as<T, float> ? "float" : "double";
  static value write(T number, const dialect&) { return static_cast<double>(number); }
  static std::optional<T> read(const value& any) {
    if (const auto* text = std::get_if<std::string>(&any)) return conversions::read_number<T>(*text);
    if (const auto* number = std::get_if<std::int64_t>(&any)) return static_cast<T>(*number);
    const auto* number = std::get_if<double>(&any);
    if (number == nullptr) return std::nullopt;
    const bool finite =
        *number >= std::numeric_limits<double>::lowest() && *number <= std::numeric_limits<double>::max();
    if (finite && (*number < std::numeric_limits<T>::lowest() || *number > std::numeric_limits<T>::max()))
      return std::nullopt;
    return static_cast<T>(*number);
  }
};

/// Numbers fit as well: SQLite tells `numeric` as such, where PostgreSQL gives its digits.
template <>
struct conversion<std::string> {
  static constexpr std::string_view name = "std::string";
  static value write(std::string text, const dialect&) { return text; }
  static std::optional<std::string> read(const value& any) {
    if (const auto* text = std::get_if<std::string>(&any)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&any)) return conversions::write_number(*number);
    if (const auto* number = std::get_if<double>(&any)) return conversions::write_number(*number);
    return std::nullopt;
  }
};

template <>
struct conversion<std::string_view> {
  static value write(std::string_view text, const dialect&) { return std::string(text); }
};

/// A null pointer is NULL.
template <>
struct conversion<const char*> {
  static value write(const char* text, const dialect&) { return text == nullptr ? value{} : value{std::string(text)}; }
};

template <>
struct conversion<char*> : conversion<const char*> {};

template <>
struct conversion<bytes> {
  static constexpr std::string_view name = "instar::bytes";
  static value write(bytes all, const dialect&) { return all; }
  static std::optional<bytes> read(const value& any) {
    const auto* all = std::get_if<bytes>(&any);
    return all ? std::optional(*all) : std::nullopt;
  }
};

/// Digits beyond the clock's own are cut off, those beyond microseconds too: databases keep no more.
template <class Duration>
struct conversion<std::chrono::time_point<std::chrono::system_clock, Duration>> {
  using time = std::chrono::time_point<std::chrono::system_clock, Duration>;
  static constexpr std::string_view name = "a time_point of std::chrono::system_clock";
  static value write(time moment, const dialect& database) {
    return conversions::write_time(std::chrono::floor<std::chrono::microseconds>(moment), database);
  }
  static std::optional<time> read(const value& any) {
    const auto* text = std::get_if<std::string>(&any);
    const auto moment = text ? conversions::read_time(*text) : std::nullopt;
    // In floating point, because a range in nanoseconds reaches no further than the year 2262.
    using seconds = std::chrono::duration<long double>;
    if (!moment || seconds(moment->time_since_epoch()) > seconds(Duration::max()) ||
        seconds(moment->time_since_epoch()) < seconds(Duration::min()))
      return std::nullopt;
    return std::chrono::floor<Duration>(*moment);
  }
};

template <>
struct conversion<std::chrono::year_month_day> {
  static constexpr std::string_view name = "std::chrono::year_month_day";
  static value write(std::chrono::year_month_day date, const dialect&) { return conversions::write_date(date); }
  static std::optional<std::chrono::year_month_day> read(const value& any) {
    const auto* text = std::get_if<std::string>(&any);
    return text ? conversions::read_date(*text) : std::nullopt;
  }
};

/// NULL is an empty optional.
template <class T>
struct conversion<std::optional<T>> {
  static constexpr bool nullable = true;
  static constexpr std::string_view name = conversion<T>::name;
  static value write(const std::optional<T>& any, const dialect& database) {
    return any ? conversion<T>::write(*any, database) : value{};
  }
  static std::optional<std::optional<T>> read(const value& any) {
    if (std::holds_alternative<std::nullptr_t>(any)) return std::optional<T>();
    if (auto read = conversion<T>::read(any)) return std::optional<std::optional<T>>(std::in_place, *std::move(read));
    return std::nullopt;
  }
};

/// A C++ value as the database of that dialect is given it.
template <class T>
[[nodiscard]] value to_value(const T& any, const dialect& database) {
  return conversion<std::decay_t<const T&>>::write(any, database);
}

/// A value that a database gave, as the C++ type that it is asked for. `where` is told in the error: `tasks.status`.
///
/// Throws `error` (`malformed`) when the value does not fit.
template <class T>
[[nodiscard]] T from_value(const value& any, std::string_view where = {}) {
  std::optional<T> read = conversion<T>::read(any);
  if (!read)
    conversions::refuse_to_read(
        any, conversion<T>::name, where, requires { conversion<T>::nullable; });
  return *std::move(read);
}

}  // namespace instar
