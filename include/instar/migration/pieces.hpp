#pragma once

/// What the operations of a migration are made of while the compiler holds them: flat sequences of pieces.
///
/// `create_table("tags", column(...), unique(...))` becomes the pieces [create table][column][unique][name], each of
/// which knows how many of those behind it are its own. So one plain function writes every migration, and the compiler
/// instantiates next to nothing: that is what keeps these translation units cheap.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/vocabulary/canonical_text.hpp>
#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar {

class transaction;

/// A C++ function that a migration runs. It sees the rows of the database, within the migration's own transaction.
using migration_body = void (*)(transaction&);

namespace literal {

enum class kind : std::uint8_t {
  create_table,
  drop_table,
  rename_table,
  add_column,
  drop_column,
  rename_column,
  alter_column,
  add_constraint,
  drop_constraint,
  rename_constraint,
  create_index,
  drop_index,
  rename_index,
  execute,
  run,
  column,
  primary_key,
  unique,
  foreign_key,
  check,
  index,
  name,       ///< of a column in a key, or the parts of a rename
  statement,  ///< SQL of an `execute`; its name is that of a dialect, or empty
};

/// A default as it was given in C++: integers stay integers until they are written.
struct default_value {
  default_kind kind = default_kind::none;
  std::string_view text = {};
  std::int64_t integer = 0;  ///< of a number without text
};

template <class Sink>
constexpr void write_default(Sink& sink, const default_value& value) {
  if (value.kind != default_kind::number || !value.text.empty())
    return canonical::write_default(sink, value.kind, value.text);
  sink.put(std::string_view(" default "));
  canonical::write_number(sink, value.integer);
}

/// An operation, a part of one, or a name in a part: the members that its kind has no use for stay empty.
struct piece {
  literal::kind kind = kind::name;
  std::uint32_t size = 0;         ///< how many of the pieces behind this one are its own
  std::uint32_t own_columns = 0;  ///< of a foreign key; the names behind them are those of the referenced columns
  std::string_view name = {};     ///< of the table for an operation, of itself for everything else
  std::string_view text = {};     ///< SQL, or the table that a foreign key references
  type_word type = {};
  literal::default_value default_value = {};
  bool not_null = false;
  bool identity = false;
  bool unique = false;
  referential_action on_delete = referential_action::no_action;
  referential_action on_update = referential_action::no_action;
  migration_body body = nullptr;

  /// A piece in a list of names stands for its name.
  [[nodiscard]] explicit constexpr operator std::string_view() const noexcept { return name; }
};

/// `Size` pieces in a row.
template <std::size_t Size>
struct pieces {
  static constexpr std::size_t size = Size;
  piece all[Size == 0 ? 1 : Size] = {};
};

// These use arrays where folds would be shorter, because clang nests folds, and no deeper than 256.

template <class... Parts>
[[nodiscard]] constexpr std::size_t total_size() noexcept {
  const std::size_t sizes[] = {Parts::size..., 0};
  std::size_t total = 0;
  for (std::size_t size : sizes) total += size;
  return total;
}

/// Returns the end of the copy.
[[nodiscard]] constexpr piece* copy(const piece* from, std::size_t size, piece* to) noexcept {
  for (std::size_t i = 0; i != size; ++i) to[i] = from[i];
  return to + size;
}

/// The pieces of all parts, one after the other.
template <std::size_t Size, class... Parts>
[[nodiscard]] constexpr pieces<Size> join(const Parts&... parts) noexcept {
  pieces<Size> whole;
  piece* end = whole.all;
  piece* const ends[] = {end, (end = copy(parts.all, Parts::size, end))...};
  static_cast<void>(ends);
  return whole;
}

}  // namespace literal
}  // namespace instar
