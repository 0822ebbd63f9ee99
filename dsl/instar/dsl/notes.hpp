#pragma once

/// What was said, as values without types.
///
/// A note names its parts, of which there may be any number, as ranges of a pool of `pools.hpp`.

#include <cstddef>
#include <cstdint>

#include <instar/dsl/member.hpp>
#include <instar/dsl/phrase.hpp>
#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar::dsl {

/// What a label of an enumeration was before.
struct renamed_label_note {
  phrase from;
  phrase to;
};

/// How much there is of everything that notes are about.
struct sizes {
  std::uint16_t columns = 0;
  std::uint16_t constraints = 0;
  std::uint16_t members = 0;
  std::uint16_t keys = 0;
  std::uint16_t properties = 0;
  std::uint16_t rows = 0;
  std::uint16_t seeds = 0;

  constexpr sizes& operator+=(const sizes& other) noexcept {
    columns += other.columns;
    constraints += other.constraints;
    members += other.members;
    keys += other.keys;
    properties += other.properties;
    rows += other.rows;
    seeds += other.seeds;
    return *this;
  }
  [[nodiscard]] friend constexpr sizes operator+(sizes left, const sizes& right) noexcept { return left += right; }
};

/// Some neighbours in a pool.
struct range {
  std::uint16_t first = 0;
  std::uint16_t count = 0;
};

/// A value as it was given: a text, a number of either kind, or an expression over members.
struct term_note {
  term_kind kind = term_kind::none;
  bool sensible = true;     ///< whether a value of the column's type can be this
  phrase text = {};         ///< of a text, a truth value, an expression, or a number that was written as text
  std::int64_t number = 0;  ///< of a number without text
  range members = {};       ///< what `{}` stands for in an expression

  constexpr void shift(const sizes& by) noexcept { members.first += by.members; }
};

/// A word of `property_words` that was said of an element.
struct property_note {
  phrase dialect = {};
  phrase name = {};
  term_note value = {};

  constexpr void shift(const sizes& by) noexcept { value.shift(by); }
};

/// A column, or an expression, that an index orders by.
struct key_note {
  member column = {};         ///< unless there is an expression
  term_note expression = {};  ///< of kind `none` for a column
  range properties = {};

  constexpr void shift(const sizes& by) noexcept {
    expression.shift(by);
    properties.first += by.properties;
  }
};

/// A value in a row that belongs to the schema.
struct seed_note {
  member column = {};
  term_note value = {};

  constexpr void shift(const sizes& by) noexcept { value.shift(by); }
};

struct row_note {
  range seeds = {};

  constexpr void shift(const sizes& by) noexcept { seeds.first += by.seeds; }
};

/// All that was said about one column.
struct column_note {
  member of = {};
  bool primary_key = false;
  bool unique = false;
  bool identity = false;
  phrase name = {};
  phrase renamed_from = {};
  type_word type = {};
  term_note default_value = {};
  range properties = {};

  constexpr void shift(const sizes& by) noexcept {
    default_value.shift(by);
    properties.first += by.properties;
  }
};

enum class note_kind : std::uint8_t { primary_key, unique, foreign_key, check, exclude, index };

/// All that was said about one constraint or index.
struct constraint_note {
  note_kind kind = note_kind::check;
  bool is_unique = false;  ///< an index
  referential_action deleting = referential_action::no_action;
  referential_action updating = referential_action::no_action;
  phrase name = {};
  phrase renamed_from = {};
  range members = {};        ///< of a key
  range referenced = {};     ///< of a foreign key
  range keys = {};           ///< of an index or an exclusion constraint; an index over columns alone has `members`
  term_note condition = {};  ///< of a check, an index or an exclusion constraint
  range properties = {};

  constexpr void shift(const sizes& by) noexcept {
    members.first += by.members;
    referenced.first += by.members;
    keys.first += by.keys;
    condition.shift(by);
    properties.first += by.properties;
  }
};

}  // namespace instar::dsl
