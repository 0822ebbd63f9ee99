#pragma once

/// Migrations over names and values that have to be quoted.

#include <string_view>

#include <instar/chain.hpp>

namespace instar::test {

extern const chain hostile;

/// A table and its columns. PostgreSQL takes names of 63 bytes, and one of these has as many, in letters of several.
inline constexpr std::string_view hostile_table = "it's a \"table\"; DROP TABLE x; -- \\";
inline constexpr std::string_view hostile_column = "select\nfrom $1 %s {{}} \xF0\x9F\x98\x80";
inline constexpr std::string_view longest_name = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüß1";
inline constexpr std::string_view hostile_value = "'; DROP TABLE x; -- \\' \"$$\" $1 ?1 \n\t\xF0\x9F\x98\x80";

}  // namespace instar::test
