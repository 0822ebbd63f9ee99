#pragma once

/// The pieces of a migration as the views that the writers of canonical text expect
/// (docs/reference/canonical-text.md).

#include <cstdint>
#include <string_view>

#include <instar/migration/pieces.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar::literal {

/// Pieces with all that is behind them, one after the other, each as the `View` that the writers of canonical text
/// expect.
template <class View>
struct views {
  sequence pieces;
  struct iterator {
    const piece* at;
    [[nodiscard]] constexpr View operator*() const noexcept { return View(at); }
    constexpr void operator++() noexcept { at += 1 + at->size; }
    [[nodiscard]] constexpr bool operator!=(const iterator& other) const noexcept { return at != other.at; }
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return {pieces.first}; }
  [[nodiscard]] constexpr iterator end() const noexcept { return {pieces.last}; }
};

/// A value, and the columns that it is made of where it is made of columns.
struct value_view {
  term_kind kind;
  std::string_view text;
  std::int64_t integer;
  sequence columns;

  constexpr explicit value_view(const piece* of) noexcept
      : kind(of->value.kind),
        text(of->value.text),
        integer(of->value.integer),
        columns{of + 1, of + 1 + (of->kind == kind::property ? of->size : 0)} {}
};

struct property_view {
  std::string_view dialect;
  std::string_view name;
  value_view value;

  constexpr explicit property_view(const piece* of) noexcept : dialect(of->text), name(of->name), value(of) {}
};

struct key_view {
  std::string_view column;
  std::string_view expression;
  const piece* rest;  ///< its properties, as in the views below

  constexpr explicit key_view(const piece* of) noexcept : column(of->name), expression(of->text), rest(of + 1) {}
};

struct seeded_view {
  std::string_view column;
  value_view value;

  constexpr explicit seeded_view(const piece* of) noexcept : column(of->name), value(of) {}
};

struct column_view {
  std::string_view name;
  const type_word& type;
  bool not_null;
  bool identity;
  value_view default_value;
  const piece* rest;

  constexpr explicit column_view(const piece* of) noexcept
      : name(of->name),
        type(of->type),
        not_null(of->not_null),
        identity(of->identity),
        default_value(of),
        rest(of + 1) {}
};

/// The pieces of one kind from a place on.
[[nodiscard]] constexpr sequence those_of(kind wanted, const piece* first, const piece* end) noexcept {
  const piece* last = first;
  while (last != end && last->kind == wanted) last += 1 + last->size;
  return {first, last};
}

/// A constraint or an index over columns, or a check.
struct constraint_view {
  std::string_view name;
  std::string_view expression;
  std::string_view referenced_table;
  referential_action on_delete;
  referential_action on_update;
  sequence columns;
  sequence referenced_columns;
  const piece* rest;

  constexpr explicit constraint_view(const piece* of) noexcept
      : name(of->name),
        expression(of->text),
        referenced_table(of->text),
        on_delete(of->on_delete),
        on_update(of->on_update),
        columns(those_of(kind::name, of + 1, of + 1 + of->size)),
        referenced_columns(those_of(kind::referenced, columns.last, of + 1 + of->size)),
        rest(referenced_columns.last) {}
};

/// An index or an exclusion constraint, of keys that are a `Key` each.
template <class Key>
struct index_view {
  std::string_view name;
  bool unique;
  std::string_view where;
  views<Key> keys;
  const piece* rest;

  constexpr explicit index_view(const piece* of) noexcept
      : name(of->name),
        unique(of->unique),
        where(of->text),
        keys{those_of(kind::key, of + 1, of + 1 + of->size)},
        rest(keys.pieces.last) {}
};

struct row_view {
  views<seeded_view> values;

  constexpr explicit row_view(const piece* of) noexcept : values{{of + 1, of + 1 + of->size}} {}
};

/// What an operation of the user's own is given.
struct arguments_view {
  views<seeded_view> values;
};

/// A table without its parts.
struct head_view {
  std::string_view name;
  const piece* rest;

  constexpr explicit head_view(const piece* of) noexcept : name(of->name), rest(of + 1) {}
};

struct object_view {
  object_kind kind;
  std::string_view name;
  std::string_view on;
  sequence labels;
  sequence attributes;
  const piece* rest;

  constexpr explicit object_view(const piece* of) noexcept
      : kind(of->object),
        name(of->name),
        on(of->text),
        labels(those_of(kind::name, of + 1, of + 1 + of->size)),
        attributes(those_of(kind::column, labels.last, of + 1 + of->size)),
        rest(attributes.last) {}
};

/// An element that may have properties.
template <class View>
struct described_view : View {
  views<property_view> properties;

  constexpr explicit described_view(const piece* of) noexcept : View(of), properties{{this->rest, of + 1 + of->size}} {}
};

}  // namespace instar::literal
