#pragma once

/// From a table's notes to the lines of its canonical text. Ordinary constexpr code over plain arrays.

#include <cstddef>
#include <span>
#include <string_view>

#include <instar/dsl/naming.hpp>
#include <instar/dsl/table.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar::dsl::detail {

using table_views = std::span<const table_view>;

/// The names of some columns.
struct name_list {
  std::string_view names[most_members] = {};
  std::size_t count = 0;
  [[nodiscard]] constexpr const std::string_view* begin() const { return names; }
  [[nodiscard]] constexpr const std::string_view* end() const { return names + count; }
};

[[nodiscard]] constexpr std::string_view column_name(const table_view& table, std::size_t position) {
  for (const auto& note : table.columns)
    if (note.position == position && note.name.chosen) return note.name.text;
  return table.fields[position].name;
}

[[nodiscard]] constexpr name_list names_of(const table_view& table, const member_set& members) {
  name_list result;
  for (; result.count < members.count; ++result.count)
    result.names[result.count] = column_name(table, members.positions[result.count]);
  return result;
}

/// The place of a struct's table in the schema, or the number of tables when it is not there.
[[nodiscard]] constexpr std::size_t find_table(table_views tables, struct_id id) {
  const table_view* const begin = tables.data();
  const table_view* const end = begin + tables.size();
  const table_view* table = begin;
  while (table != end && table->id != id) ++table;
  return static_cast<std::size_t>(table - begin);
}

/// An expression with the names of its columns: `length({title}) > 0`.
template <class Sink>
constexpr void write_expression_text(Sink& sink, const table_view& table, const expression& any) {
  std::size_t member = 0;
  for (std::size_t i = 0; i < any.text.size();) {
    const auto part = part_at(any.text, i);
    if (part == expression_part::placeholder) {
      sink.put('{');
      for (char c : column_name(table, any.members.positions[member++])) {
        if (c == '}') sink.put('}');
        sink.put(c);
      }
      sink.put('}');
    } else if (part == expression_part::literal_braces) {
      sink.put(std::string_view("{{}"));
    } else {
      if (any.text[i] == '{') sink.put('{');
      sink.put(any.text[i]);
    }
    i += size_of(part);
  }
}

/// A primary key or unique constraint, whether it was written at the column or at the table.
struct lowered_key {
  bool primary;
  chosen_name chosen;
  name_list columns;
};

template <class Sink>
constexpr void write_name_of(Sink& sink, const table_view& table, const lowered_key& key) {
  if (key.primary)
    write_chosen_or_conventional(sink, key.chosen, "pk_", table.name, name_list{}, {});
  else
    write_chosen_or_conventional(sink, key.chosen, "uq_", table.name, key.columns, {});
}

template <class Sink>
constexpr void write_name_of(Sink& sink, const table_view& table, const foreign_key_note& key,
                             std::string_view referenced_table) {
  write_chosen_or_conventional(sink, key.name, "fk_", table.name, names_of(table, key.members), referenced_table);
}

template <class Sink>
constexpr void write_name_of(Sink& sink, const table_view& table, const index_note& index) {
  write_chosen_or_conventional(sink, index.name, "ix_", table.name, names_of(table, index.members), {});
}

/// Calls the visitor with every key of the table: first the primary key, then the unique ones.
template <class Visit>
constexpr void each_key(const table_view& table, Visit visit) {
  for (bool primary : {true, false}) {
    for (const auto& note : table.columns)
      if (primary ? note.primary_key : note.unique)
        visit(lowered_key{primary, {}, {{column_name(table, note.position)}, 1}});
    for (const auto& note : table.keys)
      if (note.primary == primary) visit(lowered_key{primary, note.name, names_of(table, note.members)});
  }
}

[[nodiscard]] constexpr bool is_in_primary_key(const table_view& table, std::size_t position) {
  for (const auto& note : table.columns)
    if (note.position == position && note.primary_key) return true;
  for (const auto& note : table.keys)
    for (std::size_t i = 0; note.primary && i < note.members.count; ++i)
      if (note.members.positions[i] == position) return true;
  return false;
}

inline constexpr default_literal no_default;

/// What `canonical::write_column` takes as a column.
struct lowered_column {
  struct table_default {
    const table_view& table;
    const default_literal* literal;
  };
  std::string_view name;
  type_word type;
  bool not_null;
  bool identity = false;
  table_default default_value;
};

/// Found by `canonical::write_column`.
template <class Sink>
constexpr void write_default(Sink& sink, const lowered_column::table_default& any) {
  const auto& literal = *any.literal;
  if (literal.kind == default_kind::none) return;
  const transient_text text([&](auto& out) {
    if (literal.kind == default_kind::expression)
      write_expression_text(out, any.table, literal.sql);
    else if (literal.kind == default_kind::number && literal.text.empty())
      canonical::write_number(out, literal.number);
    else
      out.put(literal.text);
  });
  canonical::write_default(sink, literal.kind, text);
}

[[nodiscard]] constexpr lowered_column lower_column(const table_view& table, std::size_t position) {
  const auto& field = table.fields[position];
  lowered_column result{field.name, field.type.word, !field.type.nullable, false, {table, &no_default}};
  for (const auto& note : table.columns) {
    if (note.position != position) continue;
    if (note.name.chosen) result.name = note.name.text;
    if (!note.type.name.empty()) result.type = note.type;
    result.identity = note.identity;
    result.default_value.literal = &note.default_value;
  }
  if (result.identity || is_in_primary_key(table, position)) result.not_null = true;
  return result;
}

/// What `canonical::write_primary_key` and `write_unique` take as a constraint.
struct named_columns {
  std::string_view name;
  const name_list& columns;
};

struct lowered_foreign_key {
  std::string_view name;
  name_list columns;
  std::string_view referenced_table;
  name_list referenced_columns;
  referential_action on_delete;
  referential_action on_update;
};

struct lowered_check {
  std::string_view name;
  std::string_view expression;
};

struct lowered_index {
  std::string_view name;
  bool unique;
  name_list columns;
  std::string_view where;
};

template <class Sink>
constexpr void begin_line(Sink& sink) {
  sink.put(std::string_view("  "));
}

template <class Sink>
constexpr void write_hints(Sink& sink, const table_view& table) {
  if (table.renamed_from.chosen) {
    sink.put(std::string_view("  renamed table "));
    canonical::write_name(sink, table.renamed_from.text);
    sink.put('\n');
  }
  for (const auto& note : table.columns) {
    if (!note.renamed_from.chosen) continue;
    sink.put(std::string_view("  renamed column "));
    canonical::write_name(sink, note.renamed_from.text);
    sink.put(std::string_view(" to "));
    canonical::write_name(sink, column_name(table, note.position));
    sink.put('\n');
  }
}

template <class Sink>
constexpr void write_columns(Sink& sink, const table_view& table) {
  for (std::size_t i = 0; i < table.fields.size(); ++i) {
    sink.put(std::string_view("  column "));
    canonical::write_column(sink, lower_column(table, i));
    sink.put('\n');
  }
}

template <class Sink>
constexpr void write_keys(Sink& sink, const table_view& table) {
  each_key(table, [&](const lowered_key& key) {
    const transient_text name([&](auto& out) { write_name_of(out, table, key); });
    begin_line(sink);
    if (key.primary)
      canonical::write_primary_key(sink, named_columns{name, key.columns});
    else
      canonical::write_unique(sink, named_columns{name, key.columns});
    sink.put('\n');
  });
}

template <class Sink>
constexpr void write_foreign_keys(Sink& sink, table_views tables, const table_view& table) {
  for (const auto& note : table.foreign_keys) {
    const auto& other = tables[find_table(tables, note.referenced.owner)];
    const transient_text name([&](auto& out) { write_name_of(out, table, note, other.name); });
    begin_line(sink);
    canonical::write_foreign_key(
        sink, lowered_foreign_key{name, names_of(table, note.members), other.name, names_of(other, note.referenced),
                                  note.deleting, note.updating});
    sink.put('\n');
  }
}

template <class Sink>
constexpr void write_checks(Sink& sink, const table_view& table) {
  for (const auto& note : table.checks) {
    const transient_text condition([&](auto& out) { write_expression_text(out, table, note.condition); });
    begin_line(sink);
    canonical::write_check(sink, lowered_check{note.name.text, condition});
    sink.put('\n');
  }
}

template <class Sink>
constexpr void write_indexes(Sink& sink, const table_view& table) {
  for (const auto& note : table.indexes) {
    const transient_text name([&](auto& out) { write_name_of(out, table, note); });
    const transient_text condition([&](auto& out) { write_expression_text(out, table, note.condition); });
    sink.put(std::string_view("  index "));
    canonical::write_index(sink, lowered_index{name, note.is_unique, names_of(table, note.members), condition});
    sink.put('\n');
  }
}

/// The canonical text of a table without mistakes.
template <class Sink>
constexpr void write_table(Sink& sink, table_views tables, const table_view& table) {
  sink.put(std::string_view("table "));
  canonical::write_name(sink, table.name);
  sink.put('\n');
  write_hints(sink, table);
  write_columns(sink, table);
  write_keys(sink, table);
  write_foreign_keys(sink, tables, table);
  write_checks(sink, table);
  write_indexes(sink, table);
}

}  // namespace instar::dsl::detail
