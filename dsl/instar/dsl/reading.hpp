#pragma once

/// A table's notes as they are read: which column each member is, and how that is called.

#include <cstddef>
#include <cstdint>

#include <instar/dsl/catalogue.hpp>
#include <instar/dsl/naming.hpp>
#include <instar/dsl/view.hpp>

namespace instar::dsl::detail {

/// The number of a member among those of its struct.
using member_place = std::uint16_t;
inline constexpr member_place unlisted = 0xfffe;  ///< of the struct, and not listed
inline constexpr member_place foreign = 0xffff;   ///< of another struct

[[nodiscard]] constexpr member_place place_of(const member& wanted, const part_view& table) {
  if (wanted.owner != table.id) return foreign;
  const member* const all = table.fields.members;
  const auto count = static_cast<member_place>(table.fields.count);
  for (member_place i = 0; i != count; ++i)
    if (all[i].place == wanted.place) return i;
  return unlisted;
}

/// A name as the macros wrote it.
[[nodiscard]] constexpr phrase field_name(const field_view& fields, std::size_t i) { return phrase(fields.names[i]); }

/// How the column of a table is called that somebody else refers to.
[[nodiscard]] constexpr known_name column_name(const part_view& table, const member& wanted) {
  for (std::size_t i = 0; i != table.notes.size.columns; ++i)
    if (table.notes.columns[i].name.given && table.notes.columns[i].of == wanted)
      return known_name(table.notes.columns[i].name);
  return known_name(field_name(table.fields, place_of(wanted, table)));
}

/// A part of a schema, and what its notes come to. It lives while a constant expression is evaluated.
class part_reading {
 public:
  constexpr part_reading(const catalogue_view& schema, const part_view& part) : schema_(schema), part_(part) {
    places_ = new member_place[part.notes.size.members + std::size_t{1}];
    for (std::size_t i = 0; i != part.notes.size.members; ++i) places_[i] = place_of(part.notes.members[i], part);
    name_ = known_name(part.name);
    unqualified_name_ = name_.bare ? name_ : known_name(unqualified(part.name));
    columns_ = new column[part.fields.count + 1];
    for (std::size_t i = 0; i != part.fields.count; ++i) {
      columns_[i].name = known_name(field_name(part.fields, i));
      columns_[i].not_null = !part.fields.types[i]->nullable;
    }
    for (std::size_t i = 0; i != part.notes.size.columns; ++i) read_column(part.notes.columns[i], i);
    for (std::size_t i = 0; i != part.notes.size.constraints; ++i)
      if (part.notes.constraints[i].kind == note_kind::primary_key) read_key(part.notes.constraints[i].members);
  }
  part_reading(const part_reading&) = delete;
  part_reading& operator=(const part_reading&) = delete;
  constexpr ~part_reading() {
    delete[] columns_;
    delete[] places_;
  }

  static constexpr std::uint16_t undescribed = 0xffff;

  struct column {
    known_name name;
    std::uint16_t note = undescribed;
    bool not_null = true;
  };

  [[nodiscard]] constexpr const catalogue_view& schema() const { return schema_; }
  [[nodiscard]] constexpr const part_view& part() const { return part_; }
  [[nodiscard]] constexpr const pool_view& notes() const { return part_.notes; }
  [[nodiscard]] constexpr const known_name& name() const { return name_; }
  [[nodiscard]] constexpr std::size_t columns() const { return part_.fields.count; }
  [[nodiscard]] constexpr const column& at(std::size_t i) const { return columns_[i]; }

  /// Which column the i-th member of the pool is.
  [[nodiscard]] constexpr member_place place_at(std::size_t i) const { return places_[i]; }
  /// How that column is called; of another table, when a foreign key names it.
  [[nodiscard]] constexpr known_name name_at(std::size_t i) const {
    if (places_[i] != foreign) return columns_[places_[i]].name;
    const member& other = part_.notes.members[i];
    return column_name(schema_.parts[schema_.find(other.owner)], other);
  }

  /// A column of this table, which is among its members.
  [[nodiscard]] constexpr const column& column_of(const member& one) const { return columns_[place_of(one, part_)]; }

  /// The table's name as it stands in the names of constraints.
  [[nodiscard]] constexpr const known_name& unqualified_name() const { return unqualified_name_; }

  /// The table that a foreign key references.
  [[nodiscard]] constexpr const part_view& referenced_table(const constraint_note& key) const {
    return schema_.parts[schema_.find(part_.notes.members[key.referenced.first].owner)];
  }

 private:
  const catalogue_view& schema_;
  const part_view& part_;
  known_name name_;
  known_name unqualified_name_;
  member_place* places_ = nullptr;
  column* columns_ = nullptr;

  constexpr void read_column(const column_note& note, std::size_t number) {
    const member_place at = place_of(note.of, part_);
    if (at >= unlisted) return;
    column& described = columns_[at];
    described.note = static_cast<std::uint16_t>(number);
    if (note.name.given) described.name = known_name(note.name);
    if (note.primary_key || note.identity) described.not_null = true;
  }

  /// A primary key makes its columns not null.
  constexpr void read_key(const range& members) {
    for (std::size_t i = members.first; i != members.first + members.count; ++i)
      if (places_[i] < unlisted) columns_[places_[i]].not_null = true;
  }
};

}  // namespace instar::dsl::detail
