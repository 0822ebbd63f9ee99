#pragma once

/// Looks for mistakes in one part of a schema.

#include <cstddef>

#include <instar/dsl/expression.hpp>
#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/object_inspection.hpp>
#include <instar/dsl/property_inspection.hpp>
#include <instar/dsl/reading.hpp>
#include <instar/dsl/row_inspection.hpp>

namespace instar::dsl::detail {

/// Looks at one part, and stops at its first mistake: what is asked later relies on the answers before.
class part_inspection {
 public:
  constexpr part_inspection(const part_reading& part, std::size_t number)
      : part_(part), schema_(part.schema()), view_(part.part()), notes_(part.notes()) {
    inspect_part(number);
    if (fine()) inspect_columns();
    if (fine()) inspect_constraints();
    if (fine() && view_.is_table) inspect_primary_key();
    if (fine() && (notes_.size.properties != 0 || notes_.size.keys != 0)) found_ = property_inspection(part_).found();
    if (fine() && notes_.size.rows != 0) found_ = row_inspection(part_).found();
    if (fine() && !view_.is_table) found_ = object_inspection(part_).found();
  }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  const part_reading& part_;
  const catalogue_view& schema_;
  const part_view& view_;
  const pool_view& notes_;
  mistake found_;

  [[nodiscard]] constexpr bool fine() const { return found_.kind == mistake_kind::none; }

  constexpr void is_mistake(mistake_kind kind, const phrase& about) {
    if (fine()) found_ = {kind, about};
  }

  constexpr void inspect_name(const phrase& name) {
    if (name.empty()) is_mistake(mistake_kind::empty_name, view_.name);
  }

  constexpr void inspect_part(std::size_t number) {
    inspect_name(unqualified(view_.name));
    if (view_.renamed_from.given) inspect_name(unqualified(view_.renamed_from));
    if (schema_.find_named(view_) != number)
      is_mistake(view_.is_table ? mistake_kind::two_tables_of_one_name : mistake_kind::two_objects_of_one_name,
                 view_.name);
    if (view_.id != 0 && schema_.find(view_.id) != number) is_mistake(mistake_kind::two_parts_of_one_type, view_.name);
  }

  // Columns.

  constexpr void inspect_columns() {
    for (std::size_t i = 0; i != notes_.size.columns; ++i) inspect_column(notes_.columns[i], i);
    for (std::size_t i = 0; fine() && i != part_.columns(); ++i) {
      const auto& column = part_.at(i);
      inspect_name(column.name.text);
      if (column.note == part_reading::undescribed || notes_.columns[column.note].type.name.empty())
        inspect_type(*view_.fields.types[i], column.name.text);
    }
    // Members differ in name, so only a chosen name can meet another.
    for (std::size_t i = 0; fine() && i != notes_.size.columns; ++i)
      if (notes_.columns[i].name.given) inspect_chosen_name(notes_.columns[i]);
  }

  constexpr void inspect_column(const column_note& note, std::size_t number) {
    const member_place at = place_of(note.of, view_);
    if (at == foreign) return is_mistake(mistake_kind::member_of_another_struct, view_.name);
    if (at == unlisted) return is_mistake(mistake_kind::member_not_listed, view_.name);
    // Of two notes on a column the later is read.
    if (part_.at(at).note != number) is_mistake(mistake_kind::column_described_twice, field_name(view_.fields, at));
    if (note.renamed_from.given) inspect_name(note.renamed_from);
    inspect_term(note.default_value, part_.at(at).name.text);
  }

  constexpr void inspect_type(const mapped_type& mapped, const phrase& column) {
    if (mapped.word.name.empty() && (mapped.declared == 0 || schema_.find(mapped.declared) == schema_.count))
      is_mistake(mistake_kind::unmapped_type, column);
  }

  constexpr void inspect_chosen_name(const column_note& note) {
    const member_place at = place_of(note.of, view_);
    for (std::size_t i = 0; i != part_.columns(); ++i)
      if (i != at && part_.at(i).name.text == note.name) is_mistake(mistake_kind::two_columns_of_one_name, note.name);
  }

  // Members and expressions.

  constexpr void inspect_members(const range& members, const phrase& about) {
    for (std::size_t i = members.first; i != members.first + members.count; ++i)
      inspect_place(part_.place_at(i), about);
  }

  constexpr void inspect_place(member_place at, const phrase& about) {
    if (at == foreign) is_mistake(mistake_kind::member_of_another_struct, about);
    if (at == unlisted) is_mistake(mistake_kind::member_not_listed, about);
  }

  constexpr void inspect_key(const range& members) {
    inspect_members(members, view_.name);
    for (std::size_t i = members.first; i != members.first + members.count; ++i)
      for (std::size_t j = members.first; j != i; ++j)
        if (part_.place_at(i) == part_.place_at(j) && fine())
          is_mistake(mistake_kind::column_twice_in_key, part_.name_at(i).text);
  }

  constexpr void inspect_term(const term_note& any, const phrase& about) {
    if (any.kind == term_kind::none) return;
    if (!any.sensible) is_mistake(mistake_kind::impossible_value, about);
    if (any.kind != term_kind::expression) return;
    if (placeholders_in(any.text) != any.members.count)
      is_mistake(mistake_kind::placeholders_and_members_differ, any.text);
    inspect_members(any.members, any.text);
  }

  // Constraints and indexes.

  constexpr void inspect_constraints() {
    for (std::size_t i = 0; fine() && i != notes_.size.constraints; ++i) {
      const constraint_note& note = notes_.constraints[i];
      if (note.name.given) inspect_name(note.name);
      if (note.renamed_from.given) inspect_name(note.renamed_from);
      inspect_key(note.members);
      inspect_term(note.condition, view_.name);
      for (std::size_t j = 0; j != note.keys.count; ++j) inspect_index_key(note, notes_.keys[note.keys.first + j]);
      if (note.kind == note_kind::foreign_key && fine()) inspect_foreign_key(note);
    }
  }

  constexpr void inspect_index_key(const constraint_note& note, const key_note& key) {
    if (key.expression.kind == term_kind::none) return inspect_place(place_of(key.column, view_), view_.name);
    inspect_term(key.expression, view_.name);
    if (!note.name.given) is_mistake(mistake_kind::index_without_name, key.expression.text);
  }

  constexpr void inspect_foreign_key(const constraint_note& note) {
    const phrase column = part_.name_at(note.members.first).text;
    const std::size_t number = schema_.find(notes_.members[note.referenced.first].owner);
    if (number == schema_.count) return is_mistake(mistake_kind::foreign_key_out_of_schema, column);
    const part_view& other = schema_.parts[number];
    if (!other.is_table) return is_mistake(mistake_kind::foreign_key_out_of_schema, column);
    const member* const referenced = notes_.members + note.referenced.first;
    for (std::size_t i = 0; i != note.referenced.count; ++i) inspect_place(place_of(referenced[i], other), column);
    if (fine() && !is_key(other, referenced, note.referenced.count))
      is_mistake(mistake_kind::foreign_key_to_no_key, column);
  }

  /// Whether the columns, in any order, are those of a key.
  [[nodiscard]] static constexpr bool is_key(const part_view& table, const member* wanted, std::size_t count) {
    for (std::size_t i = 0; count == 1 && i != table.notes.size.columns; ++i) {
      const column_note& note = table.notes.columns[i];
      if ((note.primary_key || note.unique) && note.of == wanted[0]) return true;
    }
    for (std::size_t i = 0; i != table.notes.size.constraints; ++i) {
      const constraint_note& note = table.notes.constraints[i];
      if (note.kind != note_kind::primary_key && note.kind != note_kind::unique) continue;
      std::size_t common = 0;
      for (std::size_t j = 0; j != note.members.count; ++j)
        for (std::size_t k = 0; k != count; ++k) common += table.notes.members[note.members.first + j] == wanted[k];
      if (common == count && common == note.members.count) return true;
    }
    return false;
  }

  constexpr void inspect_primary_key() {
    std::size_t keys = 0;
    for (std::size_t i = 0; i != notes_.size.columns; ++i) keys += notes_.columns[i].primary_key;
    for (std::size_t i = 0; i != notes_.size.constraints; ++i)
      keys += notes_.constraints[i].kind == note_kind::primary_key;
    if (keys == 0 && !view_.keyless) is_mistake(mistake_kind::no_primary_key, view_.name);
    if (keys > 1) is_mistake(mistake_kind::two_primary_keys, view_.name);
    if (keys == 1 && view_.keyless) is_mistake(mistake_kind::needless_without_primary_key, view_.name);
  }
};

}  // namespace instar::dsl::detail
