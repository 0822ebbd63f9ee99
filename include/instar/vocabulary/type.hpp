#pragma once

/// The SQL types as constexpr words: `bigint`, `varchar(100)`, `array_of(integer)`, `sql_type("citext")`.

#include <cstdint>
#include <string_view>

namespace instar {

/// A column type as it is written in C++: a portable word with its parameters, a type that the schema declares, or a
/// database's own spelling.
struct type_word {
  std::string_view name;
  std::uint32_t parameters[2] = {};
  std::uint8_t parameter_count = 0;
  bool raw = false;             ///< `name` is SQL that dialects pass on untouched
  bool declared = false;        ///< `name` is that of an enumeration, domain or composite of the schema
  std::uint8_t dimensions = 0;  ///< of an array; 0 for a single value
};

/// The names that dialects know how to spell; a type outside this list needs `sql_type`.
namespace types {

inline constexpr type_word boolean{"boolean"};
inline constexpr type_word smallint{"smallint"};
inline constexpr type_word integer{"integer"};
inline constexpr type_word bigint{"bigint"};
inline constexpr type_word real{"real"};
inline constexpr type_word double_precision{"double"};
inline constexpr type_word any_numeric{"numeric"};  ///< an exact number without limits of its own
inline constexpr type_word money{"money"};
inline constexpr type_word text{"text"};
inline constexpr type_word any_varchar{"varchar"};  ///< text, for databases that tell it from `text`
inline constexpr type_word bytes{"bytes"};
inline constexpr type_word date{"date"};
inline constexpr type_word time{"time"};
inline constexpr type_word timetz{"timetz"};            ///< a time of day with its zone
inline constexpr type_word timestamp{"timestamp"};      ///< a date and a time of day, without zone
inline constexpr type_word timestamptz{"timestamptz"};  ///< a point in time
inline constexpr type_word interval{"interval"};
inline constexpr type_word uuid{"uuid"};
inline constexpr type_word json{"json"};
inline constexpr type_word jsonb{"jsonb"};
inline constexpr type_word xml{"xml"};
inline constexpr type_word inet{"inet"};
inline constexpr type_word cidr{"cidr"};
inline constexpr type_word macaddr{"macaddr"};
inline constexpr type_word macaddr8{"macaddr8"};
inline constexpr type_word point{"point"};
inline constexpr type_word line{"line"};
inline constexpr type_word lseg{"lseg"};
inline constexpr type_word box{"box"};
inline constexpr type_word path{"path"};
inline constexpr type_word polygon{"polygon"};
inline constexpr type_word circle{"circle"};
inline constexpr type_word tsvector{"tsvector"};
inline constexpr type_word tsquery{"tsquery"};
inline constexpr type_word int4range{"int4range"};
inline constexpr type_word int8range{"int8range"};
inline constexpr type_word numrange{"numrange"};
inline constexpr type_word tsrange{"tsrange"};
inline constexpr type_word tstzrange{"tstzrange"};
inline constexpr type_word daterange{"daterange"};
inline constexpr type_word int4multirange{"int4multirange"};
inline constexpr type_word int8multirange{"int8multirange"};
inline constexpr type_word nummultirange{"nummultirange"};
inline constexpr type_word tsmultirange{"tsmultirange"};
inline constexpr type_word tstzmultirange{"tstzmultirange"};
inline constexpr type_word datemultirange{"datemultirange"};

/// Text of exactly `length` characters, filled up with spaces.
[[nodiscard]] constexpr type_word character(std::uint32_t length) noexcept { return {"char", {length}, 1}; }

/// Exactly `length` bits.
[[nodiscard]] constexpr type_word bit(std::uint32_t length) noexcept { return {"bit", {length}, 1}; }

/// At most `length` bits.
[[nodiscard]] constexpr type_word varbit(std::uint32_t length) noexcept { return {"varbit", {length}, 1}; }

/// The same type with so many digits of a second: `with_precision(timestamptz, 3)`.
[[nodiscard]] constexpr type_word with_precision(type_word of, std::uint32_t digits) noexcept {
  of.parameters[0] = digits;
  of.parameter_count = 1;
  return of;
}

/// An array of values of a type: `array_of(integer)`, `array_of(text, 2)` for a table of texts.
[[nodiscard]] constexpr type_word array_of(type_word of, std::uint8_t dimensions = 1) noexcept {
  of.dimensions = dimensions;
  return of;
}

/// Text of at most `length` characters.
[[nodiscard]] constexpr type_word varchar(std::uint32_t length) noexcept { return {"varchar", {length}, 1}; }

/// An exact number of `precision` decimal digits, `scale` of them behind the point.
[[nodiscard]] constexpr type_word numeric(std::uint32_t precision, std::uint32_t scale = 0) noexcept {
  return {"numeric", {precision, scale}, 2};
}

/// An enumeration, a domain or a composite that the schema declares, by its name.
[[nodiscard]] constexpr type_word declared_type(std::string_view name) noexcept {
  return {.name = name, .declared = true};
}

/// A type in a database's own spelling, for example `sql_type("citext")`.
[[nodiscard]] constexpr type_word sql_type(std::string_view sql) noexcept { return {sql, {}, 0, true}; }

}  // namespace types
}  // namespace instar
