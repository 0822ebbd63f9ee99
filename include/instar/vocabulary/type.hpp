#pragma once

/// The portable SQL types as constexpr words: `bigint`, `varchar(100)`, `numeric(10, 2)`, `sql_type("citext")`.

#include <cstdint>
#include <string_view>

namespace instar {

/// A column type as it is written in C++: a portable word with its parameters, or a database's own spelling.
struct type_word {
  std::string_view name;
  std::uint32_t parameters[2] = {};
  std::uint8_t parameter_count = 0;
  bool raw = false;  ///< `name` is SQL that dialects pass on untouched
};

/// The names that dialects know how to spell; a type outside this list needs `sql_type`.
namespace types {

inline constexpr type_word boolean{"boolean"};
inline constexpr type_word smallint{"smallint"};
inline constexpr type_word integer{"integer"};
inline constexpr type_word bigint{"bigint"};
inline constexpr type_word real{"real"};
inline constexpr type_word double_precision{"double"};
inline constexpr type_word text{"text"};
inline constexpr type_word bytes{"bytes"};
inline constexpr type_word date{"date"};
inline constexpr type_word time{"time"};
inline constexpr type_word timestamp{"timestamp"};      ///< a date and a time of day, without zone
inline constexpr type_word timestamptz{"timestamptz"};  ///< a point in time
inline constexpr type_word uuid{"uuid"};
inline constexpr type_word json{"json"};

/// Text of at most `length` characters.
[[nodiscard]] constexpr type_word varchar(std::uint32_t length) noexcept { return {"varchar", {length}, 1}; }

/// An exact number of `precision` decimal digits, `scale` of them behind the point.
[[nodiscard]] constexpr type_word numeric(std::uint32_t precision, std::uint32_t scale = 0) noexcept {
  return {"numeric", {precision, scale}, 2};
}

/// A type in a database's own spelling, for example `sql_type("citext")`.
[[nodiscard]] constexpr type_word sql_type(std::string_view sql) noexcept { return {sql, {}, 0, true}; }

}  // namespace types
}  // namespace instar
