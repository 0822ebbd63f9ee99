#pragma once

/// Writes the lines of canonical text, at compile time and at run time alike.
///
/// Every element of a schema has one spelling (docs/reference/canonical-text.md) and one writer: these functions. They
/// take anything *shaped* like a column, a constraint or an index, so the constexpr literals of the DSL, those of a
/// migration and the model's value types share them. A sink is anything with `put(char)` and `put(std::string_view)`.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/vocabulary/type.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar::canonical {

/// The first pass of compile-time writing: counts what would be written.
struct counter {
  std::size_t size = 0;
  constexpr void put(char) noexcept { ++size; }
  constexpr void put(std::string_view text) noexcept { size += text.size(); }
};

/// The second pass: writes into memory that the first pass measured.
struct writer {
  char* out;
  constexpr void put(char c) noexcept { *out++ = c; }
  constexpr void put(std::string_view text) noexcept { put(text.data(), text.size()); }
  constexpr void put(const char* from, std::size_t size) noexcept {
    char* const to = out;
    if (size == 0) return;  // and then `from` may be null, which memcpy does not take
#if defined(__clang__)
    __builtin_memcpy(to, from, size);  // one step of clang's limited million, where a loop takes several a character
#else
    for (std::size_t i = 0; i != size; ++i) to[i] = from[i];
#endif
    out = to + size;
  }
};

// The two loops below are most of what a compiler does here, so nothing is called in them.

[[nodiscard]] constexpr bool is_bare_name(std::string_view name) noexcept {
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  for (char c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_' && !(c >= '0' && c <= '9')) return false;
  return true;
}

/// Whether a text is a number as SQL spells it: `-12.5e3` and the like.
[[nodiscard]] constexpr bool is_number(std::string_view text) noexcept {
  std::size_t i = 0;
  const auto take = [&](char one, char other) {
    const bool there = i < text.size() && (text[i] == one || text[i] == other);
    i += there ? 1 : 0;
    return there;
  };
  const auto take_digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - begin;
  };
  take('+', '-');
  std::size_t digits = take_digits();
  if (take('.', '.')) digits += take_digits();
  if (digits == 0) return false;
  if (take('e', 'E')) {
    take('+', '-');
    if (take_digits() == 0) return false;
  }
  return i == text.size();
}

/// One character inside a quoted text: delimiters, backslashes and control characters are escaped.
template <class Sink>
constexpr void write_escaped(Sink& sink, char c, char delimiter) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == delimiter || c == '\\') {
    sink.put('\\');
    sink.put(c);
  } else if (c == '\n') {
    sink.put(std::string_view("\\n"));
  } else if (byte < 0x20 || byte == 0x7f) {
    sink.put(std::string_view("\\x"));
    sink.put(hex[byte >> 4]);
    sink.put(hex[byte & 15]);
  } else {
    sink.put(c);
  }
}

/// A text between delimiters: `"` for names and prose, `'` for string values, a backtick for SQL.
template <class Sink>
constexpr void write_quoted(Sink& sink, std::string_view text, char delimiter) {
  sink.put(delimiter);
  const char* run = text.data();
  const char* const end = run + text.size();
  for (const char* at = run; at != end; ++at) {
    const char c = *at;
    if (c != delimiter && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) continue;
    sink.put(std::string_view(run, static_cast<std::size_t>(at - run)));
    write_escaped(sink, c, delimiter);
    run = at + 1;
  }
  sink.put(std::string_view(run, static_cast<std::size_t>(end - run)));
  sink.put(delimiter);
}

/// A name, bare where it can be.
template <class Sink>
constexpr void write_name(Sink& sink, std::string_view name) {
  if (is_bare_name(name))
    sink.put(name);
  else
    write_quoted(sink, name, '"');
}

/// `(a, b)`
template <class Sink, class Names>
constexpr void write_names(Sink& sink, const Names& names) {
  sink.put('(');
  bool first = true;
  for (const auto& name : names) {
    if (!first) sink.put(std::string_view(", "));
    first = false;
    write_name(sink, std::string_view(name));
  }
  sink.put(')');
}

template <class Sink>
constexpr void write_number(Sink& sink, std::int64_t number) {
  char digits[20] = {};
  std::size_t count = 0;
  // The magnitude is taken unsigned, because the smallest number has no positive counterpart.
  auto magnitude = number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
  do {
    digits[count++] = static_cast<char>('0' + magnitude % 10);
    magnitude /= 10;
  } while (magnitude != 0);
  if (number < 0) sink.put('-');
  while (count != 0) sink.put(digits[--count]);
}

/// `varchar(100)`
template <class Sink, class Type>
constexpr void write_type_word(Sink& sink, const Type& type) {
  sink.put(std::string_view(type.name));
  if (type.parameter_count == 0) return;
  sink.put('(');
  for (std::size_t i = 0; i < type.parameter_count; ++i) {
    if (i != 0) sink.put(std::string_view(", "));
    write_number(sink, type.parameters[i]);
  }
  sink.put(')');
}

/// `varchar(100)`, a declared type between `"`, or SQL between backticks; `[]` behind it for each dimension of an
/// array.
template <class Sink, class Type>
constexpr void write_type(Sink& sink, const Type& type) {
  if (type.raw || type.declared)
    write_quoted(sink, std::string_view(type.name), type.raw ? '`' : '"');
  else
    write_type_word(sink, type);
  for (std::size_t i = 0; i < type.dimensions; ++i) sink.put(std::string_view("[]"));
}

/// An SQL expression; `{name}` in it is a reference to a column, `{{` a brace.
template <class Sink>
constexpr void write_expression(Sink& sink, std::string_view sql) {
  write_quoted(sink, sql, '`');
}

/// `'open'`, `12.5`, `true`, or SQL between backticks.
template <class Sink>
constexpr void write_term(Sink& sink, term_kind kind, std::string_view text) {
  if (kind == term_kind::text)
    write_quoted(sink, text, '\'');
  else if (kind == term_kind::expression)
    write_quoted(sink, text, '`');
  else
    sink.put(text);
}

/// The term of anything that has a `kind` and a `text`; literals with other members overload this.
template <class Sink, class Term>
constexpr void write_term(Sink& sink, const Term& value) {
  write_term(sink, value.kind, std::string_view(value.text));
}

/// ` default 'open'`, or nothing.
template <class Sink, class Term>
constexpr void write_default(Sink& sink, const Term& value) {
  if (value.kind == term_kind::none) return;
  sink.put(std::string_view(" default "));
  write_term(sink, value);
}

/// `postgresql.storage 'external'`
template <class Sink, class Property>
constexpr void write_property(Sink& sink, const Property& property) {
  if (!property.dialect.empty()) {
    sink.put(std::string_view(property.dialect));
    sink.put('.');
  }
  sink.put(std::string_view(property.name));
  if (property.value.kind == term_kind::none) return;
  sink.put(' ');
  write_term(sink, property.value);
}

/// ` [comment 'of a task', unlogged]`, or nothing for an element without properties.
template <class Sink, class Element>
constexpr void write_properties(Sink& sink, const Element& element) {
  if constexpr (requires { element.properties; }) {
    bool first = true;
    for (const auto& property : element.properties) {
      sink.put(first ? std::string_view(" [") : std::string_view(", "));
      first = false;
      write_property(sink, property);
    }
    if (!first) sink.put(']');
  }
}

/// `title varchar(200) not null default 'x'`: a column without its leading word.
template <class Sink, class Column>
constexpr void write_column(Sink& sink, const Column& column) {
  write_name(sink, std::string_view(column.name));
  sink.put(' ');
  write_type(sink, column.type);
  if (column.not_null) sink.put(std::string_view(" not null"));
  if (column.identity) sink.put(std::string_view(" identity"));
  write_default(sink, column.default_value);
  write_properties(sink, column);
}

template <class Sink, class Constraint>
constexpr void write_primary_key(Sink& sink, const Constraint& key) {
  sink.put(std::string_view("primary key "));
  write_name(sink, std::string_view(key.name));
  sink.put(' ');
  write_names(sink, key.columns);
  write_properties(sink, key);
}

template <class Sink, class Constraint>
constexpr void write_unique(Sink& sink, const Constraint& unique) {
  sink.put(std::string_view("unique "));
  write_name(sink, std::string_view(unique.name));
  sink.put(' ');
  write_names(sink, unique.columns);
  write_properties(sink, unique);
}

template <class Sink, class Constraint>
constexpr void write_foreign_key(Sink& sink, const Constraint& key) {
  sink.put(std::string_view("foreign key "));
  write_name(sink, std::string_view(key.name));
  sink.put(' ');
  write_names(sink, key.columns);
  sink.put(std::string_view(" references "));
  write_name(sink, std::string_view(key.referenced_table));
  sink.put(' ');
  write_names(sink, key.referenced_columns);
  if (key.on_delete != referential_action::no_action) {
    sink.put(std::string_view(" on delete "));
    sink.put(spelling(key.on_delete));
  }
  if (key.on_update != referential_action::no_action) {
    sink.put(std::string_view(" on update "));
    sink.put(spelling(key.on_update));
  }
  write_properties(sink, key);
}

template <class Sink, class Constraint>
constexpr void write_check(Sink& sink, const Constraint& check) {
  sink.put(std::string_view("check "));
  write_name(sink, std::string_view(check.name));
  sink.put(' ');
  write_expression(sink, check.expression);
  write_properties(sink, check);
}

/// `due_at [descending]`, or SQL between backticks: one key of an index.
template <class Sink, class Key>
constexpr void write_index_key(Sink& sink, const Key& key) {
  if (std::string_view(key.expression).empty())
    write_name(sink, std::string_view(key.column));
  else
    write_expression(sink, key.expression);
  write_properties(sink, key);
}

/// `(due_at [descending], `lower({title})`) where ...`
template <class Sink, class Index>
constexpr void write_index_keys(Sink& sink, const Index& index) {
  sink.put('(');
  bool first = true;
  for (const auto& key : index.keys) {
    if (!first) sink.put(std::string_view(", "));
    first = false;
    write_index_key(sink, key);
  }
  sink.put(')');
  if (!index.where.empty()) {
    sink.put(std::string_view(" where "));
    write_expression(sink, index.where);
  }
  write_properties(sink, index);
}

template <class Sink, class Constraint>
constexpr void write_exclude(Sink& sink, const Constraint& exclude) {
  sink.put(std::string_view("exclude "));
  write_name(sink, std::string_view(exclude.name));
  sink.put(' ');
  write_index_keys(sink, exclude);
}

/// `ix_tasks_due unique (due_at) where ...`: an index without its leading word.
template <class Sink, class Index>
constexpr void write_index(Sink& sink, const Index& index) {
  write_name(sink, std::string_view(index.name));
  if (index.unique) sink.put(std::string_view(" unique"));
  sink.put(' ');
  write_index_keys(sink, index);
}

/// `(id 1, label 'open')`: a seeded row, anything whose values have a `column` and a `value`.
template <class Sink, class Row>
constexpr void write_row(Sink& sink, const Row& row) {
  sink.put('(');
  bool first = true;
  for (const auto& one : row.values) {
    if (!first) sink.put(std::string_view(", "));
    first = false;
    write_name(sink, std::string_view(one.column));
    sink.put(' ');
    write_term(sink, one.value);
  }
  sink.put(')');
}

/// `tasks [unlogged]`: a table without its leading word and its body.
template <class Sink, class Table>
constexpr void write_table_head(Sink& sink, const Table& table) {
  write_name(sink, std::string_view(table.name));
  write_properties(sink, table);
}

/// `trigger touch on tasks [definition '...']`, `enumeration mood ('sad', 'happy')`: an object without its attributes.
template <class Sink, class Object>
constexpr void write_object_head(Sink& sink, const Object& object) {
  sink.put(spelling(object.kind));
  sink.put(' ');
  write_name(sink, std::string_view(object.name));
  if (!std::string_view(object.on).empty()) {
    sink.put(std::string_view(" on "));
    write_name(sink, std::string_view(object.on));
  }
  if (object.kind == object_kind::enumeration) {
    sink.put(std::string_view(" ("));
    bool first = true;
    for (const auto& label : object.labels) {
      if (!first) sink.put(std::string_view(", "));
      first = false;
      write_quoted(sink, std::string_view(label), '\'');
    }
    sink.put(')');
  }
  write_properties(sink, object);
}

}  // namespace instar::canonical
