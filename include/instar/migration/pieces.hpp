#pragma once

/// What the operations of a migration are made of while the compiler holds them: flat sequences of pieces.
///
/// `create_table("tags", column(...).comment("..."), unique(...))` becomes the pieces
/// [create table][column][property][unique][name], each of which knows how many of those behind it are its own. So one
/// plain function writes every migration, and the compiler instantiates next to nothing: that is what keeps these
/// translation units cheap.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar {

class connection;
class transaction;

/// A C++ function that a migration runs. It sees the rows of the database, within the migration's own transaction.
using migration_body = void (*)(transaction&);

/// One that runs outside the migration's transaction, and begins transactions of its own.
using outside_body = void (*)(connection&);

namespace literal {

enum class kind : std::uint8_t {
  create_table,
  drop_table,
  rename_table,
  alter_table,
  add_column,
  drop_column,
  rename_column,
  alter_column,
  add_constraint,
  drop_constraint,
  rename_constraint,
  alter_constraint,
  create_index,
  drop_index,
  rename_index,
  alter_index,
  insert_row,
  delete_row,
  update_row,
  create_object,
  drop_object,
  alter_object,
  rename_object,
  rename_label,
  execute,
  run,
  backfill,
  bulk_insert,
  commit_here,
  properties,  ///< of a table; from here in the order of `element`
  column,
  primary_key,
  unique,
  foreign_key,
  check,
  exclude,
  index,
  key,  ///< of an index: a name, or an expression in `text`
  object,
  row,
  name,        ///< of a column in a key, a label, or the parts of a rename
  referenced,  ///< the name of a column that a foreign key references
  value,       ///< of the column `name` in a row, of an argument, of a setting
  property,    ///< the word `name`, in `text` the dialect; the names behind it are columns that its value is made of
  statement,   ///< SQL of a step; its name is that of a dialect, or empty
  table,       ///< that a function uses; the pieces behind it are columns
};

/// Some kinds of pieces.
struct kinds {
  std::uint64_t bits = 0;
  [[nodiscard]] constexpr bool contain(kind one) const noexcept { return (bits >> static_cast<int>(one) & 1) != 0; }
};

/// A value as it was given in C++: integers stay integers until they are written.
struct value {
  term_kind kind = term_kind::none;
  std::string_view text = {};
  std::int64_t integer = 0;  ///< of a number without text
};

/// What a database has to do with a step when it is made at once instead of by every migration.
enum class when_new : std::uint8_t { not_said, needed, needless };

/// An operation, a part of one, or a name in a part: the members that its kind has no use for stay empty.
struct piece {
  literal::kind kind = kind::name;
  bool not_null = false;
  bool identity = false;
  bool unique = false;
  bool outside = false;  ///< of a transaction
  bool repeatable = false;
  referential_action on_delete = referential_action::no_action;
  referential_action on_update = referential_action::no_action;
  object_kind object = object_kind::schema;
  literal::when_new when_new = when_new::not_said;
  std::uint32_t size = 0;      ///< how many of the pieces behind this one are its own
  std::string_view name = {};  ///< of the table for an operation, of itself for everything else
  std::string_view text = {};  ///< SQL; the table that a foreign key references; what an object stands on; a key
  literal::value value = {};   ///< of a property or in a row; a column's default
  type_word type = {};
  migration_body body = nullptr;
  outside_body outside_of = nullptr;  ///< in the place of `body`

  /// A piece in a list of names stands for its name.
  [[nodiscard]] explicit constexpr operator std::string_view() const noexcept { return name; }
};

/// `Size` pieces in a row.
template <std::size_t Size>
struct pieces {
  static constexpr std::size_t size = Size;
  piece all[Size == 0 ? 1 : Size] = {};
};

/// As much of a table as a function uses.
template <std::size_t Size>
struct used_table : pieces<Size> {};

/// Pieces wherever they lie.
struct sequence {
  const piece* first;
  const piece* last;
  [[nodiscard]] constexpr const piece* begin() const noexcept { return first; }
  [[nodiscard]] constexpr const piece* end() const noexcept { return last; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
};

/// The steps in one direction: those of one `steps(...)`, or of several in a row.
struct direction {
  const sequence* first;
  const sequence* last;
  [[nodiscard]] constexpr const sequence* begin() const noexcept { return first; }
  [[nodiscard]] constexpr const sequence* end() const noexcept { return last; }

  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t total = 0;
    for (const sequence* part = first; part != last; ++part) total += part->size();
    return total;
  }

  [[nodiscard]] constexpr literal::kinds kinds() const noexcept {
    literal::kinds all;
    for (const sequence* part = first; part != last; ++part)
      for (const piece* each = part->first; each != part->last; ++each)
        all.bits |= std::uint64_t{1} << static_cast<int>(each->kind);
    return all;
  }
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
constexpr piece* copy(const piece* from, std::size_t size, piece* to) noexcept {
  for (std::size_t i = 0; i != size; ++i) to[i] = from[i];
  return to + size;
}

/// Copies the pieces of all parts, one after the other.
template <class... Parts>
constexpr void copy_all(piece* to, const Parts&... parts) noexcept {
  piece* const ends[] = {to, (to = copy(parts.all, Parts::size, to))...};
  static_cast<void>(ends);
}

}  // namespace literal
}  // namespace instar
