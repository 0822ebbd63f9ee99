#pragma once

/// SQL with references to columns.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/dsl/member.hpp>
#include <instar/dsl/notes.hpp>
#include <instar/dsl/phrase.hpp>
#include <instar/dsl/pools.hpp>

namespace instar::dsl {

/// SQL in which each `{}` stands for a column.
template <std::size_t Members>
struct sql_expression : detail::pools<sizes{.members = Members}> {
  phrase text = {};

  /// As a value whose members stand at `first` of a pool.
  [[nodiscard]] constexpr term_note note(std::uint16_t first = 0) const {
    return {.kind = term_kind::expression, .text = text, .members = {first, Members}};
  }
};

namespace detail {

/// What stands at one place of an expression's text.
enum class expression_part : std::uint8_t {
  character,
  placeholder,    ///< `{}`
  literal_braces  ///< `{{}`, which is how `{}` is written where it is meant as SQL
};

[[nodiscard]] constexpr expression_part part_at(const phrase& text, std::size_t i) noexcept {
  if (text.data[i] != '{') return expression_part::character;
  const char next = i + 1 < text.size ? text.data[i + 1] : '\0';
  if (next == '}') return expression_part::placeholder;
  const char after = i + 2 < text.size ? text.data[i + 2] : '\0';
  return next == '{' && after == '}' ? expression_part::literal_braces : expression_part::character;
}

[[nodiscard]] constexpr std::size_t size_of(expression_part part) noexcept {
  return part == expression_part::character ? 1 : part == expression_part::placeholder ? 2 : 3;
}

[[nodiscard]] constexpr std::size_t placeholders_in(const phrase& text) noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size; ++i) {
    if (text.data[i] != '{') continue;
    const auto part = part_at(text, i);
    if (part == expression_part::placeholder) ++count;
    i += size_of(part) - 1;
  }
  return count;
}

}  // namespace detail

/// An SQL expression over the columns of one table.
///
/// Takes SQL text and a member for each `{}` in it; the members may be renamed, and their columns too, without a change
/// to the text. Write `{{}` for a pair of braces that is part of the SQL; any other brace is taken as it is.
///
///     sql("{} <> 'done' or {} is null", &task::status, &task::due_at)
///     sql("'{{}'::jsonb")
template <class... Structs, class... Members>
[[nodiscard]] constexpr auto sql(phrase text, Members Structs::*... members) {
  if constexpr (sizeof...(Structs) == 0) {
    return sql_expression<0>{{}, text};
  } else {
    static_assert(detail::belong_together<detail::are_equal({detail::id_of<Structs>...}), sizeof...(Structs)>());
    return sql_expression<sizeof...(Structs)>{{.members = {{INSTAR_MEMBER_AT(Structs, members)...}}}, text};
  }
}

}  // namespace instar::dsl
