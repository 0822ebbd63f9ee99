#pragma once

/// Looks for mistakes in what properties say.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/dsl/expression.hpp>
#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/reading.hpp>
#include <instar/vocabulary/property.hpp>

namespace instar::dsl::detail {

/// Words of which one element has at most one, for all databases or for the same.
struct contradiction {
  std::string_view one;
  std::string_view other;
};
inline constexpr contradiction contradictions[] = {
    {"nulls_first", "nulls_last"}, {"generated_stored", "generated_virtual"},
    {"strict", "unlogged"},        {"strict", "inherits"},
    {"without_rowid", "unlogged"}, {"without_rowid", "inherits"}};

/// Words that only mean something for a column that the database numbers.
inline constexpr std::string_view identity_words[] = {"always", "start", "increment",     "minimum", "maximum",
                                                      "cache",  "cycle", "autoincrement", "serial"};

/// Words that replace for one database what holds for all; on elements where it holds without them.
struct replacement {
  std::string_view name;
  elements of;
};
inline constexpr replacement replacements[] = {{"type", element::column},
                                               {"default", element::column},
                                               {"expression", element::check | element::index_key},
                                               {"where", element::index | element::exclude}};

/// Looks at the properties of one part and all its elements, and stops at the first mistake.
class property_inspection {
 public:
  constexpr explicit property_inspection(const part_reading& part) : part_(part), notes_(part.notes()) {
    const part_view& view = part.part();
    inspect(view.said, view.is_table ? element::table : element_of(view.kind));
    for (std::size_t i = 0; i != notes_.size.columns; ++i) inspect_column(notes_.columns[i]);
    for (std::size_t i = 0; i != notes_.size.constraints; ++i) inspect_constraint(notes_.constraints[i]);
  }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  const part_reading& part_;
  const pool_view& notes_;
  mistake found_;

  constexpr void is_mistake(mistake_kind kind, const phrase& about) {
    if (found_.kind == mistake_kind::none) found_ = {kind, about};
  }

  constexpr void inspect(const range& said, element of) {
    for (std::size_t i = 0; i != said.count; ++i) {
      const property_note& one = notes_.properties[said.first + i];
      inspect_word(one, of);
      for (std::size_t j = 0; j != i; ++j) inspect_pair(notes_.properties[said.first + j], one);
    }
  }

  constexpr void inspect_word(const property_note& one, element of) {
    if (!is_word_of(one.name, of)) return is_mistake(mistake_kind::property_of_another_element, one.name);
    if (one.value.kind == term_kind::text && one.value.text.empty() && std::string_view(one.name) != "comment")
      is_mistake(mistake_kind::empty_property, one.name);
    if (!one.dialect.given)
      for (const replacement& each : replacements)
        if (each.of.contains(of) && each.name == std::string_view(one.name))
          is_mistake(mistake_kind::property_without_database, one.name);
    if (one.value.kind != term_kind::expression) return;
    if (placeholders_in(one.value.text) != one.value.members.count)
      is_mistake(mistake_kind::placeholders_and_members_differ, one.value.text);
    for (std::size_t i = 0; i != one.value.members.count; ++i) {
      const member_place at = part_.place_at(one.value.members.first + i);
      if (at == foreign) is_mistake(mistake_kind::member_of_another_struct, one.name);
      if (at == unlisted) is_mistake(mistake_kind::member_not_listed, one.name);
    }
  }

  /// As `find_property_word`, in a third of the steps.
  [[nodiscard]] static constexpr bool is_word_of(const phrase& name, element of) {
    const auto bit = static_cast<std::uint32_t>(of);
    for (const property_word& word : property_words)
      if ((word.of.bits & bit) != 0 && word.name.size() == name.size && phrase(word.name) == name) return true;
    return false;
  }

  constexpr void inspect_pair(const property_note& one, const property_note& other) {
    if (!(one.dialect == other.dialect)) return;
    if (one.name == other.name) return is_mistake(mistake_kind::property_said_twice, one.name);
    const std::string_view left = one.name, right = other.name;
    for (const contradiction& each : contradictions)
      if ((left == each.one && right == each.other) || (left == each.other && right == each.one))
        is_mistake(mistake_kind::contradictory_properties, one.name);
  }

  constexpr void inspect_column(const column_note& column) {
    inspect(column.properties, element::column);
    for (std::size_t i = 0; i != column.properties.count; ++i) {
      const property_note& one = notes_.properties[column.properties.first + i];
      const std::string_view name = one.name;
      for (const auto word : identity_words)
        if (name == word && !column.identity) is_mistake(mistake_kind::identity_option_without_identity, one.name);
      const bool generated = name == "generated_stored" || name == "generated_virtual";
      if (generated && (column.identity || column.default_value.kind != term_kind::none))
        is_mistake(mistake_kind::generated_with_default, one.name);
    }
  }

  constexpr void inspect_constraint(const constraint_note& note) {
    constexpr element of[] = {element::primary_key, element::unique,  element::foreign_key,
                              element::check,       element::exclude, element::index};
    inspect(note.properties, of[static_cast<std::size_t>(note.kind)]);
    for (std::size_t i = 0; i != note.keys.count; ++i) {
      const key_note& key = notes_.keys[note.keys.first + i];
      inspect(key.properties, element::index_key);
      if (note.kind == note_kind::exclude && !has(key.properties, "operator"))
        is_mistake(mistake_kind::key_without_operator, note.name);
    }
  }

  [[nodiscard]] constexpr bool has(const range& said, std::string_view name) const {
    for (std::size_t i = 0; i != said.count; ++i)
      if (std::string_view(notes_.properties[said.first + i].name) == name) return true;
    return false;
  }
};

}  // namespace instar::dsl::detail
