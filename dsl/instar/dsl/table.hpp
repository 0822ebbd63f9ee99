#pragma once

/// The verb `table`, and the schema that tables make up.
///
/// What others build on, at compile time and at run time:
///
///     app::tasks.name                      the table's name, std::string_view
///     decltype(app::tasks)::struct_type    the struct of its rows
///     app::tasks.column_names()            std::array<std::string_view, N>, in the order of the members
///     app::tasks.is_identity(i)            whether the database numbers the column of the i-th member
///     app::tasks.is_primary_key(i)         whether it belongs to the primary key
///     described_table<T>                   a concept: T is the type of a table object

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include <instar/dsl/column.hpp>
#include <instar/dsl/constraint.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

namespace detail {

/// Some notes of one kind, as many as a table has of them.
template <class Note, std::size_t Count>
struct notes {
  Note all[Count] = {};
  std::size_t count = 0;
  constexpr void add(const Note& one) { all[count++] = one; }
  [[nodiscard]] constexpr std::span<const Note> view() const { return {all, count}; }
};
template <class Note>
struct notes<Note, 0> {
  constexpr void add(const Note&) {}
  [[nodiscard]] constexpr std::span<const Note> view() const { return {}; }
};

/// One member of a struct as the column that it would be without a description.
struct field {
  std::string_view name;
  mapped_type type;
};

template <class Members>
struct fields;
template <class Struct, auto... Members>
struct fields<member_list<Struct, Members...>> {
  template <class Member>
  static constexpr mapped_type type_of(Member Struct::*) {
    return mapping<Member>;
  }
  static constexpr std::size_t size = sizeof...(Members);
  template <std::size_t... I>
  static constexpr std::array<field, size> make(std::index_sequence<I...>) {
    return {{{reflection<Struct>::names[I], type_of(Members)}...}};
  }
  static constexpr std::array<field, size> all = make(std::make_index_sequence<size>{});
};

template <class Struct>
using fields_of = fields<typename reflection<Struct>::members>;

template <class Note, class... Items>
inline constexpr std::size_t count_of = (std::size_t{std::derived_from<Items, Note>} + ... + 0);

/// A table without its types: what everything behind `table` works on.
struct table_view {
  struct_id id;
  std::string_view name;
  std::uint64_t name_mark;  ///< differs where names differ, as good as always
  chosen_name renamed_from;
  bool keyless;
  std::span<const field> fields;
  std::span<const column_note> columns;
  std::span<const key_note> keys;
  std::span<const foreign_key_note> foreign_keys;
  std::span<const index_note> indexes;
  std::span<const check_note> checks;
};

}  // namespace detail

/// A table: its struct, its name, and what was said about it.
template <class Struct, std::size_t Columns, std::size_t Keys, std::size_t ForeignKeys, std::size_t Indexes,
          std::size_t Checks>
struct table_description {
  using struct_type = Struct;
  static constexpr std::size_t column_count = reflection<Struct>::size;

  std::string_view name;
  chosen_name renamed_from;
  bool keyless = false;
  detail::notes<column_note, Columns> columns;
  detail::notes<key_note, Keys> keys;
  detail::notes<foreign_key_note, ForeignKeys> foreign_keys;
  detail::notes<index_note, Indexes> indexes;
  detail::notes<check_note, Checks> checks;

  constexpr void add(const column_note& one) { columns.add(one); }
  constexpr void add(const key_note& one) { keys.add(one); }
  constexpr void add(const foreign_key_note& one) { foreign_keys.add(one); }
  constexpr void add(const index_note& one) { indexes.add(one); }
  constexpr void add(const check_note& one) { checks.add(one); }
  constexpr void add(const renamed_note& one) { renamed_from = one.from; }
  constexpr void add(const keyless_note&) { keyless = true; }

  /// The names of the columns, in the order of the struct's members.
  [[nodiscard]] constexpr std::array<std::string_view, column_count> column_names() const {
    std::array<std::string_view, column_count> result{};
    for (std::size_t i = 0; i < column_count; ++i) result[i] = reflection<Struct>::names[i];
    for (const auto& note : columns.view())
      if (note.name.chosen && note.position < column_count) result[note.position] = note.name.text;
    return result;
  }

  /// Whether the database numbers the column of this member.
  [[nodiscard]] constexpr bool is_identity(std::size_t member) const {
    for (const auto& note : columns.view())
      if (note.position == member && note.identity) return true;
    return false;
  }

  /// Whether the column of this member belongs to the primary key.
  [[nodiscard]] constexpr bool is_primary_key(std::size_t member) const {
    for (const auto& note : columns.view())
      if (note.position == member && note.primary_key) return true;
    for (const auto& note : keys.view())
      for (std::size_t i = 0; note.primary && i < note.members.count; ++i)
        if (note.members.positions[i] == member) return true;
    return false;
  }

  [[nodiscard]] constexpr detail::table_view view() const {
    return {.id = detail::id_of<Struct>,
            .name = name,
            .name_mark = frame::checksum(name),
            .renamed_from = renamed_from,
            .keyless = keyless,
            .fields = detail::fields_of<Struct>::all,
            .columns = columns.view(),
            .keys = keys.view(),
            .foreign_keys = foreign_keys.view(),
            .indexes = indexes.view(),
            .checks = checks.view()};
  }
};

template <class T>
concept described_table = requires { typename T::struct_type; } && requires(const T& any) { any.column_names(); };

namespace detail {

template <class Item>
concept table_item =
    std::derived_from<Item, column_note> || std::same_as<Item, key_note> || std::same_as<Item, foreign_key_note> ||
    std::same_as<Item, index_note> || std::same_as<Item, check_note> || std::same_as<Item, renamed_note> ||
    std::same_as<Item, keyless_note>;

}  // namespace detail

/// Describes the table that holds structs of one type.
///
/// Takes the table's name, then whatever there is to say: `column`, `primary_key`, `unique`, `foreign_key`, `index`,
/// `check`, `renamed_from`, `without_primary_key`. Each member of the struct is a column, described or not.
///
///     inline constexpr auto categories = table<category>("categories",
///         column(&category::id).primary_key().identity(),
///         column(&category::name).type(varchar(100)).unique());
template <class Struct, detail::table_item... Items>
[[nodiscard]] constexpr auto table(std::string_view name, const Items&... items) {
  static_assert(
      reflected<Struct>,
      "instar: the members of this struct are not known; declare them with INSTAR_DEFINE_STRUCT, or tell them "
      "with INSTAR_ADAPT_STRUCT");
  if constexpr (reflected<Struct>) {
    using detail::count_of;
    table_description<Struct, count_of<column_note, Items...>, count_of<key_note, Items...>,
                      count_of<foreign_key_note, Items...>, count_of<index_note, Items...>,
                      count_of<check_note, Items...>>
        result;
    result.name = name;
    (result.add(items), ...);
    return result;
  }
}

/// A schema: the tables that it lists. Make one constant of it and name that in `add_schema_migrations`.
///
///     inline constexpr instar::dsl::schema<categories, tasks> schema{};
template <const auto&... Tables>
struct schema {
  static_assert(sizeof...(Tables) != 0, "instar: the schema has no table");
  static constexpr std::size_t size = sizeof...(Tables);
};

}  // namespace instar::dsl
