#pragma once

/// The verb `table`.
///
/// What others build on, at compile time and at run time:
///
///     app::tasks.name                      the table's name, std::string_view
///     decltype(app::tasks)::struct_type    the struct of its rows
///     app::tasks.column_names()            std::array<std::string_view, N>, in the order of the members
///     app::tasks.is_identity(i)            whether the database numbers the column of the i-th member
///     app::tasks.is_primary_key(i)         whether it belongs to the primary key
///     app::tasks.type_of(i)                its SQL type
///     app::tasks.is_nullable(i)            whether the member has a place for NULL
///     described_table<T>                   a concept: T is the type of a table object

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include <instar/dsl/column.hpp>
#include <instar/dsl/constraint.hpp>
#include <instar/dsl/index.hpp>
#include <instar/dsl/pools.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/row.hpp>
#include <instar/dsl/view.hpp>

namespace instar::dsl {

namespace detail {

/// What was said about a table, whatever its struct is: templates over this serve many tables.
template <sizes Size>
struct table_notes : pools<Size> {
  std::string_view name;
  phrase renamed_from;
  bool keyless = false;
  range said;  ///< its own properties
};

}  // namespace detail

/// A table: its struct, its name, and what was said about it.
template <class Struct, sizes Size>
struct table_description : detail::table_notes<Size> {
  using struct_type = Struct;

  /// The names of the columns, in the order of the struct's members.
  [[nodiscard]] constexpr auto column_names() const {
    std::array<std::string_view, reflection<Struct>::size> result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = reflection<Struct>::names[i];
      for (const column_note& note : notes_of(i))
        if (note.name.given) result[i] = note.name;
    }
    return result;
  }

  /// Whether the database numbers the column of this member.
  [[nodiscard]] constexpr bool is_identity(std::size_t place) const {
    for (const column_note& note : notes_of(place))
      if (note.identity) return true;
    return false;
  }

  /// Whether the column of this member belongs to the primary key.
  [[nodiscard]] constexpr bool is_primary_key(std::size_t place) const {
    for (const column_note& note : notes_of(place))
      if (note.primary_key) return true;
    for (std::size_t i = 0; i < Size.constraints; ++i) {
      const constraint_note& key = this->constraints.data()[i];
      for (std::size_t j = 0; key.kind == note_kind::primary_key && j < key.members.count; ++j)
        if (this->members.data()[key.members.first + j] == detail::fields_of<Struct>.members[place]) return true;
    }
    return false;
  }

  /// The SQL type of the column of this member; without a name where its C++ type has none and nothing is said.
  [[nodiscard]] constexpr type_word type_of(std::size_t place) const {
    for (const column_note& note : notes_of(place))
      if (!note.type.name.empty()) return note.type;
    return detail::fields_of<Struct>.types[place]->word;
  }

  /// Whether the member has a place for NULL.
  [[nodiscard]] constexpr bool is_nullable(std::size_t place) const {
    return detail::fields_of<Struct>.types[place]->nullable;
  }

  /// The table without its types.
  [[nodiscard]] constexpr detail::part_view view() const {
    return {.id = detail::id_of<Struct>,
            .name = this->name,
            .renamed_from = this->renamed_from,
            .keyless = this->keyless,
            .said = this->said,
            .notes = detail::pools<Size>::view(),
            .fields = detail::fields_of<Struct>};
  }

 private:
  /// What was said of the column of this member: one note, or none.
  [[nodiscard]] constexpr std::span<const column_note> notes_of(std::size_t place) const {
    const column_note* const begin = this->columns.data();
    for (std::size_t i = 0; i < Size.columns; ++i)
      if (begin[i].of == detail::fields_of<Struct>.members[place]) return {begin + i, 1};
    return {};
  }
};

template <class T>
concept described_table = requires { typename T::struct_type; } && requires(const T& any) { any.column_names(); };

/// A table or an object, as the schema lists them.
template <class T>
concept described_part = requires(const T& any) { any.view().is_table; };

namespace detail {

/// The sizes of what is said of a table: most of it brings pools, and the rest is about the table itself.
template <class Item>
inline constexpr sizes size_of_item = {};
template <class Item>
  requires requires { Item::size.columns; }
inline constexpr sizes size_of_item<Item> = Item::size;

template <class Item>
concept table_item =
    requires { Item::size.columns; } || std::same_as<Item, renamed_note> || std::same_as<Item, keyless_note>;

/// Takes what is said of a table into its description.
template <sizes Whole>
struct table_filling {
  table_notes<Whole>& table;
  sizes used = {};
  template <sizes Size>
  constexpr void add(const pools<Size>& item) {
    table.append(used, item);
  }
  template <std::size_t Members>
  constexpr void add(const property<Members>&) {}
  constexpr void add(const renamed_note& item) { table.renamed_from = item.from; }
  constexpr void add(const keyless_note&) { table.keyless = true; }

  /// The table's own properties come last, so that they are neighbours.
  template <std::size_t Members>
  constexpr void say(const property<Members>& item) {
    if (table.said.count++ == 0) table.said.first = used.properties;
    table.append(used, item);
  }
  template <class Item>
  constexpr void say(const Item&) {}
};

}  // namespace detail

/// Describes the table that holds structs of one type.
///
/// Takes the table's name, then whatever there is to say: `column`, `primary_key`, `unique`, `foreign_key`, `index`,
/// `exclude`, `check`, `row`, `renamed_from`, `without_primary_key`, and properties. Each member of the struct is a
/// column, described or not.
///
///     inline constexpr auto categories = table<category>("categories",
///         column(&category::id).primary_key().identity(),
///         column(&category::name).type(varchar(100)).unique());
template <class Struct, detail::table_item... Items>
[[nodiscard]] constexpr auto table(phrase name, const Items&... items) {
  static_assert(
      reflected<Struct>,
      "instar: the members of this struct are not known; declare them with INSTAR_DEFINE_STRUCT, or tell them "
      "with INSTAR_ADAPT_STRUCT");
  constexpr sizes size = (sizes{} + ... + detail::size_of_item<Items>);
  table_description<Struct, size> result;
  result.name = name;
  detail::table_filling<size> filling{result};
  (filling.add(items), ...);
  if constexpr ((property_item<Items> || ...)) (filling.say(items), ...);
  return result;
}

}  // namespace instar::dsl
