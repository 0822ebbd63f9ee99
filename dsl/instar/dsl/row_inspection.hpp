#pragma once

/// Looks for mistakes in the rows that a table has from the schema.

#include <bit>
#include <cstddef>
#include <cstdint>

#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/reading.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl::detail {

/// Looks at the rows of one table, and stops at the first mistake.
class row_inspection {
 public:
  constexpr explicit row_inspection(const part_reading& part) : part_(part), notes_(part.notes()) {
    read_key();
    for (std::size_t i = 0; i != notes_.size.rows; ++i) inspect_row(notes_.rows[i]);
    if (found_.kind == mistake_kind::none) compare_rows();
  }
  row_inspection(const row_inspection&) = delete;
  row_inspection& operator=(const row_inspection&) = delete;
  constexpr ~row_inspection() { delete[] key_; }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  const part_reading& part_;
  const pool_view& notes_;
  member* key_ = nullptr;
  std::size_t key_size_ = 0;
  mistake found_;

  constexpr void is_mistake(mistake_kind kind, const phrase& about) {
    if (found_.kind == mistake_kind::none) found_ = {kind, about};
  }

  /// The members of the primary key.
  constexpr void read_key() {
    key_ = new member[part_.columns()];
    for (std::size_t i = 0; i != notes_.size.columns; ++i)
      if (notes_.columns[i].primary_key) key_[key_size_++] = notes_.columns[i].of;
    for (std::size_t i = 0; i != notes_.size.constraints; ++i) {
      const constraint_note& note = notes_.constraints[i];
      for (std::size_t j = 0; note.kind == note_kind::primary_key && j != note.members.count; ++j)
        key_[key_size_++] = notes_.members[note.members.first + j];
    }
  }

  constexpr void inspect_row(const row_note& row) {
    auto* const seeded = new bool[part_.columns()]{};
    inspect_values(row, seeded);
    for (std::size_t i = 0; found_.kind == mistake_kind::none && i != part_.columns(); ++i)
      if (!seeded[i]) inspect_unseeded(part_.at(i), *part_.part().fields.types[i]);
    delete[] seeded;
  }

  /// Marks the columns that the row has values for.
  constexpr void inspect_values(const row_note& row, bool* seeded) {
    for (std::size_t i = 0; i != row.seeds.count; ++i) {
      const seed_note& seed = notes_.seeds[row.seeds.first + i];
      const member_place at = place_of(seed.column, part_.part());
      if (at == foreign) return is_mistake(mistake_kind::member_of_another_struct, part_.name().text);
      if (at == unlisted) return is_mistake(mistake_kind::member_not_listed, part_.name().text);
      if (!seed.value.sensible) is_mistake(mistake_kind::impossible_value, part_.at(at).name.text);
      if (seeded[at]) is_mistake(mistake_kind::value_said_twice, part_.at(at).name.text);
      seeded[at] = true;
    }
    if (key_size_ == 0) is_mistake(mistake_kind::row_without_key, part_.name().text);
    for (std::size_t i = 0; i != key_size_; ++i)
      if (!has(row, key_[i])) is_mistake(mistake_kind::row_without_key, part_.column_of(key_[i]).name.text);
  }

  /// A type of the schema's own or of the user's may have a default.
  constexpr void inspect_unseeded(const part_reading::column& column, const mapped_type& mapped) {
    if (!column.not_null || mapped.declared != 0) return;
    if (column.note != part_reading::undescribed) {
      const column_note& note = notes_.columns[column.note];
      if (note.identity || note.default_value.kind != term_kind::none || note.properties.count != 0 || note.type.raw ||
          note.type.declared)
        return;
    }
    is_mistake(mistake_kind::row_without_value, column.name.text);
  }

  [[nodiscard]] constexpr bool has(const row_note& row, const member& column) const {
    for (std::size_t i = 0; i != row.seeds.count; ++i)
      if (notes_.seeds[row.seeds.first + i].column == column) return true;
    return false;
  }

  /// The first value of a column that the row has.
  [[nodiscard]] constexpr const seed_note* find(const row_note& row, const member& column) const {
    const seed_note* seed = notes_.seeds + row.seeds.first;
    while (!(seed->column == column)) ++seed;
    return seed;
  }

  /// Looks for two rows of one key, by a table of their marks: there may be hundreds of rows.
  constexpr void compare_rows() {
    const std::size_t mask = std::bit_ceil(2u * notes_.size.rows + 1u) - 1;
    auto* const slots = new std::uint16_t[mask + 1]{};
    for (std::size_t i = 0; i != notes_.size.rows; ++i) {
      std::size_t slot = mark_of(notes_.rows[i]) & mask;
      for (; slots[slot] != 0; slot = (slot + 1) & mask) compare(notes_.rows[slots[slot] - 1u], notes_.rows[i]);
      slots[slot] = static_cast<std::uint16_t>(i + 1);
    }
    delete[] slots;
  }

  [[nodiscard]] constexpr std::uint64_t mark_of(const row_note& row) const {
    std::uint64_t mark = 0;
    for (std::size_t i = 0; i != key_size_; ++i) {
      const term_note& value = find(row, key_[i])->value;
      mark = frame::checksum(value.text.data, value.text.size, mark + static_cast<std::uint64_t>(value.number));
    }
    return mark;
  }

  constexpr void compare(const row_note& one, const row_note& other) {
    for (std::size_t i = 0; i != key_size_; ++i)
      if (!same(find(one, key_[i])->value, find(other, key_[i])->value)) return;
    is_mistake(mistake_kind::two_rows_of_one_key, part_.name().text);
  }

  [[nodiscard]] static constexpr bool same(const term_note& left, const term_note& right) {
    return left.kind == right.kind && left.number == right.number && left.text == right.text;
  }
};

}  // namespace instar::dsl::detail
