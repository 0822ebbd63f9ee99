#pragma once

/// How a constraint or an index is called.

#include <cstddef>
#include <string_view>

#include <instar/dsl/naming.hpp>
#include <instar/dsl/page.hpp>
#include <instar/dsl/reading.hpp>

namespace instar::dsl::detail {

/// The name that was given, or what the convention makes of the rest.
class constraint_name {
 public:
  constexpr constraint_name(const part_reading& part, const constraint_note& note)
      : part_(part), note_(note), column_(part.name()), columns_(note.members.count), pattern_(find_pattern()) {}

  /// Of a key that was said at its column; the note tells no more than its kind.
  constexpr constraint_name(const part_reading& part, const constraint_note& note, const known_name& column)
      : part_(part), note_(note), column_(column), columns_(1), at_column_(true), pattern_(find_pattern()) {}

  constexpr void write(page& to) const {
    if (note_.name.given && !pattern_.given)
      canonical::write_name(to, std::string_view(note_.name));
    else if (is_simple())
      write_simple(to);
    else
      write_made(to);
  }

  /// Whether the user's pattern has a token that there is not.
  [[nodiscard]] constexpr bool is_by_unknown_token() const {
    if (!pattern_.given) return false;
    page nowhere(nullptr, 0);
    return !write_by_pattern(nowhere, pattern_, {});
  }

  /// The user's pattern that it is made by, if there is one.
  [[nodiscard]] constexpr const phrase& pattern() const { return pattern_; }

 private:
  const part_reading& part_;
  const constraint_note& note_;
  const known_name& column_;
  std::size_t columns_;
  bool at_column_ = false;
  const phrase& pattern_;

  /// A name that was given goes by no pattern, but that of a check.
  [[nodiscard]] constexpr const phrase& find_pattern() const {
    const naming_convention& convention = *part_.schema().naming;
    if (note_.kind == note_kind::check) return convention.check;
    if (note_.name.given || note_.kind == note_kind::exclude) return no_phrase;
    if (note_.kind == note_kind::primary_key) return convention.primary_key;
    if (note_.kind == note_kind::unique) return convention.unique;
    return note_.kind == note_kind::index ? convention.index : convention.foreign_key;
  }

  [[nodiscard]] constexpr const known_name& column(std::size_t i) const {
    return at_column_ ? column_ : part_.at(part_.place_at(note_.members.first + i)).name;
  }

  [[nodiscard]] constexpr bool has_reference() const { return note_.kind == note_kind::foreign_key; }
  [[nodiscard]] constexpr bool has_columns() const { return note_.kind != note_kind::primary_key; }

  /// Whether the name by instar's own convention is short, and of letters and digits throughout: then it can be written
  /// as it is made.
  [[nodiscard]] constexpr bool is_simple() const {
    if (pattern_.given || note_.keys.count != 0 || !part_.unqualified_name().bare) return false;
    std::size_t size = 3 + part_.unqualified_name().text.size;
    for (std::size_t i = 0; has_columns() && i != columns_; ++i) {
      const known_name& one = column(i);
      if (!one.bare) return false;
      size += one.text.size + 1;
    }
    if (!has_reference()) return size <= longest_name;
    const phrase other = unqualified(part_.referenced_table(note_).name);
    return size + 1 + other.size <= longest_name && canonical::is_bare_name(other);
  }

  [[nodiscard]] constexpr phrase prefix() const {
    constexpr phrase prefixes[] = {{"pk_", 3}, {"uq_", 3}, {"fk_", 3}, {"", 0}, {"", 0}, {"ix_", 3}};
    return prefixes[static_cast<std::size_t>(note_.kind)];
  }

  constexpr void write_simple(page& to) const {
    to.put(prefix());
    to.put(part_.unqualified_name().text);
    for (std::size_t i = 0; has_columns() && i != columns_; ++i) {
      to.put('_');
      to.put(column(i).text);
    }
    if (!has_reference()) return;
    to.put('_');
    to.put(unqualified(part_.referenced_table(note_).name));
  }

  // Names that take more.

  /// The parts of a name, which live while it is made.
  struct gathered : name_parts {
    constexpr gathered() = default;
    gathered(const gathered&) = delete;
    gathered& operator=(const gathered&) = delete;
    constexpr ~gathered() {
      delete[] columns;
      delete[] other_columns;
    }
  };

  constexpr void write_made(page& to) const {
    gathered parts;
    parts.pattern = pattern_;
    parts.prefix = prefix();
    parts.given = note_.name;
    parts.table = part_.unqualified_name();
    if (pattern_.given || has_columns()) gather_columns(parts);
    if (has_reference()) {
      parts.other_table = known_name(unqualified(part_.referenced_table(note_).name));
      parts.other_columns = names_of(note_.referenced);
      parts.other_column_count = note_.referenced.count;
    }
    write_name(to, parts);
  }

  constexpr void gather_columns(gathered& parts) const {
    if (at_column_) {
      parts.columns = new known_name[1]{column_};
      parts.column_count = 1;
    } else if (note_.keys.count == 0) {
      parts.columns = names_of(note_.members);
      parts.column_count = note_.members.count;
    } else {
      auto* const columns = new known_name[note_.keys.count];
      parts.columns = columns;
      for (std::size_t i = 0; i != note_.keys.count; ++i) {
        const key_note& key = part_.notes().keys[note_.keys.first + i];
        if (key.expression.kind == term_kind::none) columns[parts.column_count++] = part_.column_of(key.column).name;
      }
    }
  }

  [[nodiscard]] constexpr const known_name* names_of(const range& members) const {
    auto* const names = new known_name[members.count];
    for (std::size_t i = 0; i != members.count; ++i) names[i] = part_.name_at(members.first + i);
    return names;
  }
};

}  // namespace instar::dsl::detail
