#pragma once

/// The convention that names what the user left without a name.

#include <cstddef>
#include <string_view>

#include <instar/dsl/page.hpp>
#include <instar/dsl/phrase.hpp>
#include <instar/vocabulary/canonical_text.hpp>
#include <instar/vocabulary/made_name.hpp>

namespace instar::dsl {

/// How constraints and indexes are called that have no name of their own, with the tokens of SQLAlchemy and Alembic:
///
///     %(table_name)s              the table, without its schema
///     %(column_0_name)s           a column by its number
///     %(column_0_N_name)s         all columns, `_` between them
///     %(column_0N_name)s          all columns, nothing between them
///     %(referred_table_name)s     the referenced table of a foreign key
///     %(referred_column_0_name)s  a column of it by its number
///     %(constraint_name)s         of a check: the name that was given
///
///     inline constexpr instar::dsl::schema<categories, tasks> schema{
///         .naming = {.index = "idx_%(table_name)s_%(column_0_N_name)s"}};
///
/// A name that comes out longer than 63 bytes is cut to 54, and gets a checksum of the whole behind it.
struct naming_convention {
  phrase primary_key = {};  ///< without one: `pk_%(table_name)s`
  phrase unique = {};       ///< without one: `uq_%(table_name)s_%(column_0_N_name)s`
  phrase foreign_key = {};  ///< without one: `fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s`
  phrase index = {};        ///< without one: `ix_%(table_name)s_%(column_0_N_name)s`
  phrase check = {};        ///< without one: `%(constraint_name)s`
};

namespace detail {

/// A name, and whether it needs no quotes in canonical text; found out once and used often.
struct known_name {
  phrase text;
  bool bare = false;
  constexpr known_name() = default;
  constexpr explicit known_name(const phrase& name) : text(name), bare(canonical::is_bare_name(name)) {}
};

constexpr void write_name(page& sink, const known_name& name) {
  if (name.bare)
    sink.put(name.text.data, name.text.size);
  else
    canonical::write_name(sink, std::string_view(name.text));
}

/// The name of a table without its schema.
[[nodiscard]] constexpr phrase unqualified(const phrase& table) noexcept {
  for (std::size_t i = 0; i != table.size; ++i)
    if (table.data[i] == '.') return {table.data + i + 1, table.size - i - 1};
  return table;
}

inline constexpr phrase no_phrase;

/// What a conventional name is made of.
struct name_parts {
  phrase pattern;  ///< the user's, if given
  phrase prefix;   ///< otherwise this, then table, columns and referenced table with `_` before each
  known_name table;
  const known_name* columns = nullptr;
  std::size_t column_count = 0;
  known_name other_table;
  const known_name* other_columns = nullptr;
  std::size_t other_column_count = 0;
  phrase given;
};

constexpr void write_all(page& sink, const known_name* names, std::size_t count, std::string_view between) {
  for (std::size_t i = 0; i != count; ++i) {
    if (i != 0) sink.put(between);
    sink.put(names[i].text);
  }
}

/// `column_2_name`: the number in it, or -1 for another token.
[[nodiscard]] constexpr int numbered(std::string_view token, std::string_view before) noexcept {
  if (!token.starts_with(before) || !token.ends_with("_name")) return -1;
  const auto digits = token.substr(before.size(), token.size() - before.size() - 5);
  return digits.size() == 1 && digits[0] >= '0' && digits[0] <= '9' ? digits[0] - '0' : -1;
}

constexpr void write_nth(page& sink, const known_name* names, std::size_t count, int number) {
  if (static_cast<std::size_t>(number) < count) sink.put(names[number].text);
}

/// One token of a pattern. Returns whether there is such a token.
constexpr bool write_token(page& sink, std::string_view token, const name_parts& parts) {
  if (token == "table_name")
    sink.put(parts.table.text);
  else if (token == "column_0_N_name")
    write_all(sink, parts.columns, parts.column_count, "_");
  else if (token == "column_0N_name")
    write_all(sink, parts.columns, parts.column_count, "");
  else if (token == "referred_table_name")
    sink.put(parts.other_table.text);
  else if (token == "constraint_name")
    sink.put(parts.given);
  else if (const int column = numbered(token, "column_"); column >= 0)
    write_nth(sink, parts.columns, parts.column_count, column);
  else if (const int other = numbered(token, "referred_column_"); other >= 0)
    write_nth(sink, parts.other_columns, parts.other_column_count, other);
  else
    return false;
  return true;
}

/// A name by the user's pattern. Returns whether all of its tokens are known.
constexpr bool write_by_pattern(page& sink, std::string_view pattern, const name_parts& parts) {
  while (!pattern.empty()) {
    const auto begin = pattern.find("%(");
    const auto end = begin == pattern.npos ? pattern.npos : pattern.find(")s", begin);
    if (end == pattern.npos) break;
    sink.put(pattern.substr(0, begin));
    if (!write_token(sink, pattern.substr(begin + 2, end - begin - 2), parts)) return false;
    pattern.remove_prefix(end + 2);
  }
  sink.put(pattern);
  return true;
}

constexpr void write_whole(page& sink, const name_parts& parts) {
  if (parts.pattern.given) return static_cast<void>(write_by_pattern(sink, parts.pattern, parts));
  sink.put(parts.prefix);
  sink.put(parts.table.text);
  for (std::size_t i = 0; i != parts.column_count; ++i) {
    sink.put('_');
    sink.put(parts.columns[i].text);
  }
  if (parts.other_table.text.empty()) return;
  sink.put('_');
  sink.put(parts.other_table.text);
}

constexpr void write_name(page& sink, const name_parts& parts) {
  const transient_text whole([&](page& out) { write_whole(out, parts); });
  const transient_text name([&](page& out) { write_made_name(out, std::string_view(phrase(whole))); });
  canonical::write_name(sink, std::string_view(phrase(name)));
}

}  // namespace detail
}  // namespace instar::dsl
