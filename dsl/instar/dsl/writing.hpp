#pragma once

/// From what was read of a part's notes to the lines of its canonical text (docs/reference/canonical-text.md).
///
/// The words are those of <instar/vocabulary/canonical_text.hpp>, whose writers of whole lines would have to be given
/// whole lines: this writes them from the notes as they are, which takes a compiler half the time. That both spell
/// alike is tested on one of everything (tests/dsl/reading_test.cpp).

#include <cstddef>
#include <string_view>

#include <instar/dsl/constraint_name.hpp>
#include <instar/dsl/expression.hpp>
#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/naming.hpp>
#include <instar/dsl/page.hpp>
#include <instar/dsl/reading.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar::dsl::detail {

inline constexpr column_note nothing_said;
inline constexpr constraint_note only_primary_key{.kind = note_kind::primary_key};
inline constexpr constraint_note only_unique{.kind = note_kind::unique};

/// Writes one part of a schema in which no mistake was found. What can be wrong with the names of constraints is found
/// here, where they are made.
class part_writing {
 public:
  constexpr part_writing(page& to, const part_reading& part) : out_(to), part_(part), notes_(part.notes()) {
    names_ = new own_name[2u * notes_.size.columns + notes_.size.constraints + 1u];
    if (part.part().is_table)
      write_table();
    else
      write_object();
  }
  part_writing(const part_writing&) = delete;
  part_writing& operator=(const part_writing&) = delete;
  constexpr ~part_writing() { delete[] names_; }

  [[nodiscard]] constexpr const mistake& found() const { return found_; }

 private:
  page& out_;
  const part_reading& part_;
  const pool_view& notes_;
  /// A name that a constraint or an index has, where it was written.
  struct own_name {
    phrase text;
    bool is_of_index = false;
  };
  own_name* names_ = nullptr;
  std::size_t name_count_ = 0;
  mistake found_;

  /// Writes the name of a constraint or of an index, which no other constraint or no other index of the table may have.
  constexpr void put_own_name(const constraint_name& name, bool is_of_index = false) {
    if (name.is_by_unknown_token()) found_ = {mistake_kind::unknown_naming_token, name.pattern()};
    const std::size_t begin = out_.size();
    name.write(out_);
    const phrase written = out_.since(begin);
    for (std::size_t i = 0; i != name_count_; ++i)
      if (names_[i].text.size == written.size && written.size != 0 && names_[i].is_of_index == is_of_index &&
          names_[i].text == written)
        found_ = {mistake_kind::two_constraints_of_one_name, written};
    names_[name_count_++] = {written, is_of_index};
  }

  // Pieces.

  constexpr void put_name(const phrase& name) { canonical::write_name(out_, std::string_view(name)); }
  constexpr void put_column(std::size_t member) {
    const member_place at = part_.place_at(member);
    write_name(out_, at == foreign ? part_.name_at(member) : part_.at(at).name);
  }

  constexpr void put_columns(const range& members) {
    for (std::size_t i = 0; i != members.count; ++i) {
      out_.put(i == 0 ? phrase("(", 1) : phrase(", ", 2));
      put_column(members.first + i);
    }
    out_.put(')');
  }

  /// `{title}`; a closing brace is doubled in a name.
  constexpr void put_reference(const known_name& name) {
    out_.put('{');
    if (name.bare) {
      out_.put(name.text);
    } else {
      for (std::size_t i = 0; i != name.text.size; ++i) {
        if (name.text.data[i] == '}') out_.put('}');
        canonical::write_escaped(out_, name.text.data[i], '`');
      }
    }
    out_.put('}');
  }

  /// An expression with the names of its columns: `length({title}) > 0`. What stands between them is put in runs.
  constexpr void put_expression(const term_note& any) {
    const phrase& text = any.text;
    std::size_t member = any.members.first;
    std::size_t begin = 0;
    out_.put('`');
    for (std::size_t i = 0; i < text.size;) {
      const char c = text.data[i];
      if (c != '{' && c != '`' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
        ++i;
        continue;
      }
      out_.put(phrase(text.data + begin, i - begin));
      const auto part = part_at(text, i);
      if (part == expression_part::placeholder)
        put_reference(part_.name_at(member++));
      else if (part == expression_part::literal_braces)
        out_.put("{{}");
      else if (c == '{')
        out_.put("{{");
      else
        canonical::write_escaped(out_, c, '`');
      i += size_of(part);
      begin = i;
    }
    out_.put(phrase(text.data + begin, text.size - begin));
    out_.put('`');
  }

  constexpr void put_term(const term_note& any) {
    if (any.kind == term_kind::expression)
      put_expression(any);
    else if (any.kind == term_kind::number && !any.text.given)
      canonical::write_number(out_, any.number);
    else
      canonical::write_term(out_, any.kind, std::string_view(any.text));
  }

  constexpr void put_property(const property_note& any) {
    if (any.dialect.given) {
      out_.put(any.dialect);
      out_.put('.');
    }
    out_.put(any.name);
    if (any.value.kind == term_kind::none) return;
    out_.put(' ');
    put_term(any.value);
  }

  constexpr void end_line(const range& said) {
    if (said.count != 0) put_properties(said);
    out_.put('\n');
  }

  /// Properties stand in the order of dialect and name. There are few, so each is looked for.
  constexpr void put_properties(const range& said) {
    if (said.count == 0) return;
    const property_note* const all = notes_.properties + said.first;
    for (std::size_t place = 0; place != said.count; ++place) {
      out_.put(place == 0 ? phrase(" [", 2) : phrase(", ", 2));
      for (std::size_t i = 0; i != said.count; ++i)
        if (before(all, said.count, all[i]) == place) put_property(all[i]);
    }
    out_.put(']');
  }

  /// How many properties stand before one.
  [[nodiscard]] static constexpr std::size_t before(const property_note* all, std::size_t count,
                                                    const property_note& one) {
    std::size_t result = 0;
    for (std::size_t i = 0; i != count; ++i) {
      const auto order = std::string_view(all[i].dialect).compare(one.dialect);
      result += order < 0 || (order == 0 && std::string_view(all[i].name) < std::string_view(one.name));
    }
    return result;
  }

  // Tables.

  constexpr void write_table() {
    out_.put("table ");
    write_name(out_, part_.name());
    put_properties(part_.part().said);
    out_.put('\n');
    if (part_.part().renamed_from.given) {
      out_.put("  renamed table ");
      put_name(part_.part().renamed_from);
      out_.put('\n');
    }
    for (std::size_t i = 0; i != part_.columns(); ++i) write_column(part_.at(i), *part_.part().fields.types[i]);
    for (std::size_t i = 0; i != notes_.size.columns; ++i) write_keys_of(notes_.columns[i]);
    for (std::size_t i = 0; i != notes_.size.constraints; ++i) write_constraint(notes_.constraints[i]);
    for (std::size_t i = 0; i != notes_.size.rows; ++i) write_row(notes_.rows[i]);
  }

  constexpr void write_column(const part_reading::column& column, const mapped_type& mapped) {
    const bool described = column.note != part_reading::undescribed;
    const column_note& note = described ? notes_.columns[column.note] : nothing_said;
    if (note.renamed_from.given) write_renamed("column", note.renamed_from, column.name);
    out_.put("  column ");
    write_name(out_, column.name);
    out_.put(' ');
    if (note.type.name.empty())
      put_type(mapped);
    else
      canonical::write_type(out_, note.type);
    if (!described) return out_.put(column.not_null ? phrase(" not null\n", 10) : phrase("\n", 1));
    if (column.not_null) out_.put(" not null");
    if (note.identity) out_.put(" identity");
    if (note.default_value.kind != term_kind::none) {
      out_.put(" default ");
      put_term(note.default_value);
    }
    end_line(note.properties);
  }

  /// The type of a C++ type: that which the schema makes of it, if it does.
  constexpr void put_type(const mapped_type& mapped) {
    const auto& schema = part_.schema();
    const auto declared = mapped.declared == 0 ? schema.count : schema.find(mapped.declared);
    if (declared == schema.count) return canonical::write_type(out_, mapped.word);
    type_word word = types::declared_type(schema.parts[declared].name);
    word.dimensions = mapped.word.dimensions;
    canonical::write_type(out_, word);
  }

  constexpr void write_renamed(const char* what, const phrase& from, const known_name& to) {
    out_.put("  renamed ");
    out_.put(phrase(what));
    out_.put(' ');
    put_name(from);
    out_.put(" to ");
    write_name(out_, to);
    out_.put('\n');
  }

  constexpr void write_keys_of(const column_note& note) {
    if (!note.primary_key && !note.unique) return;
    const known_name& column = part_.column_of(note.of).name;
    if (note.primary_key) write_key_of(column, only_primary_key);
    if (note.unique) write_key_of(column, only_unique);
  }

  constexpr void write_key_of(const known_name& column, const constraint_note& kind) {
    out_.put(words_of(kind));
    put_own_name(constraint_name(part_, kind, column));
    out_.put(" (");
    write_name(out_, column);
    out_.put(")\n");
  }

  [[nodiscard]] static constexpr phrase words_of(const constraint_note& note) {
    constexpr phrase words[] = {{"  primary key ", 14}, {"  unique ", 9},   {"  foreign key ", 14},
                                {"  check ", 8},        {"  exclude ", 10}, {"  index ", 8}};
    return words[static_cast<std::size_t>(note.kind)];
  }

  constexpr void write_constraint(const constraint_note& note) {
    const constraint_name name(part_, note);
    if (note.renamed_from.given) {
      out_.put(note.kind == note_kind::index ? phrase("  renamed index ") : phrase("  renamed constraint "));
      put_name(note.renamed_from);
      out_.put(" to ");
      name.write(out_);
      out_.put('\n');
    }
    out_.put(words_of(note));
    put_own_name(name, note.kind == note_kind::index);
    out_.put(note.is_unique ? phrase(" unique ", 8) : phrase(" ", 1));
    switch (note.kind) {
      case note_kind::primary_key:
      case note_kind::unique: put_columns(note.members); break;
      case note_kind::foreign_key: write_foreign_key(note); break;
      case note_kind::check: put_expression(note.condition); break;
      case note_kind::exclude:
      case note_kind::index: write_index(note); break;
    }
    end_line(note.properties);
  }

  constexpr void write_foreign_key(const constraint_note& note) {
    put_columns(note.members);
    out_.put(" references ");
    put_name(part_.referenced_table(note).name);
    out_.put(' ');
    put_columns(note.referenced);
    if (note.deleting != referential_action::no_action) {
      out_.put(" on delete ");
      out_.put(spelling(note.deleting));
    }
    if (note.updating != referential_action::no_action) {
      out_.put(" on update ");
      out_.put(spelling(note.updating));
    }
  }

  constexpr void write_index(const constraint_note& note) {
    if (note.keys.count == 0) {
      put_columns(note.members);
    } else {
      for (std::size_t i = 0; i != note.keys.count; ++i) {
        out_.put(i == 0 ? phrase("(", 1) : phrase(", ", 2));
        const key_note& key = notes_.keys[note.keys.first + i];
        if (key.expression.kind == term_kind::none)
          write_name(out_, part_.column_of(key.column).name);
        else
          put_expression(key.expression);
        put_properties(key.properties);
      }
      out_.put(')');
    }
    if (note.condition.kind == term_kind::none) return;
    out_.put(" where ");
    put_expression(note.condition);
  }

  constexpr void write_row(const row_note& row) {
    out_.put("  row (");
    for (std::size_t i = 0; i != row.seeds.count; ++i) {
      if (i != 0) out_.put(", ");
      const seed_note& seed = notes_.seeds[row.seeds.first + i];
      write_name(out_, part_.column_of(seed.column).name);
      out_.put(' ');
      put_term(seed.value);
    }
    out_.put(")\n");
  }

  // Objects.

  constexpr void write_object() {
    const part_view& part = part_.part();
    out_.put(spelling(part.kind));
    out_.put(' ');
    write_name(out_, part_.name());
    if (part.on.given) {
      out_.put(" on ");
      put_name(part.on);
    }
    if (part.kind == object_kind::enumeration) put_labels(part);
    put_properties(part.said);
    out_.put('\n');
    if (part.renamed_from.given) {
      out_.put("  renamed object ");
      put_name(part.renamed_from);
      out_.put('\n');
    }
    for (std::size_t i = 0; i != part.renamed_label_count; ++i) write_renamed_label(part.renamed_labels[i]);
    for (std::size_t i = 0; i != part_.columns(); ++i) write_attribute(part_.at(i), *part.fields.types[i]);
  }

  constexpr void write_attribute(const part_reading::column& attribute, const mapped_type& mapped) {
    out_.put("  column ");
    write_name(out_, attribute.name);
    out_.put(' ');
    put_type(mapped);
    out_.put('\n');
  }

  constexpr void write_renamed_label(const renamed_label_note& note) {
    out_.put("  renamed label ");
    canonical::write_quoted(out_, std::string_view(note.from), '\'');
    out_.put(" to ");
    canonical::write_quoted(out_, std::string_view(note.to), '\'');
    out_.put('\n');
  }

  constexpr void put_labels(const part_view& part) {
    out_.put(" (");
    for (std::size_t i = 0; i != part.label_count; ++i) {
      if (i != 0) out_.put(", ");
      canonical::write_quoted(out_, part.labels[i], '\'');
    }
    out_.put(')');
  }
};

}  // namespace instar::dsl::detail
