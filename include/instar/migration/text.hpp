#pragma once

/// Writes the canonical text of a migration's operations from their pieces, at compile time
/// (docs/reference/canonical-text.md).

#include <cstddef>
#include <string_view>

#include <instar/migration/pieces.hpp>
#include <instar/migration/views.hpp>
#include <instar/vocabulary/canonical_text.hpp>

namespace instar::literal {

/// Both passes of compile-time writing in one type, because every sink that is written to costs its instantiations.
struct sink {
  char* out;
  std::size_t size;
  bool counting;

  constexpr void put(char c) noexcept {
    if (!counting) out[size] = c;
    ++size;
  }
  constexpr void put(std::string_view text) noexcept {
    if (!counting) canonical::writer{out + size}.put(text);
    size += text.size();
  }
};

/// `{a}, {b}` between backticks.
template <class Sink>
constexpr void write_references(Sink& sink, sequence columns) {
  sink.put('`');
  for (const piece& column : columns) {
    sink.put(&column == columns.first ? std::string_view("{") : std::string_view(", {"));
    for (char c : column.name) {
      canonical::write_escaped(sink, c, '`');
      if (c == '}') sink.put('}');
    }
    sink.put('}');
  }
  sink.put('`');
}

template <class Sink>
constexpr void write_term(Sink& sink, const value_view& value) {
  if (value.columns.size() != 0) return write_references(sink, value.columns);
  if (value.kind == term_kind::number && value.text.empty()) return canonical::write_number(sink, value.integer);
  canonical::write_term(sink, value.kind, value.text);
}

[[nodiscard]] constexpr std::string_view spelling(kind operation) noexcept {
  switch (operation) {
    case kind::create_table: return "  create table ";
    case kind::drop_table: return "  drop table ";
    case kind::rename_table: return "  rename table ";
    case kind::alter_table: return "  alter table ";
    case kind::add_column: return "  add column ";
    case kind::drop_column: return "  drop column ";
    case kind::rename_column: return "  rename column ";
    case kind::alter_column: return "  alter column ";
    case kind::add_constraint: return "  add constraint ";
    case kind::drop_constraint: return "  drop constraint ";
    case kind::rename_constraint: return "  rename constraint ";
    case kind::alter_constraint: return "  alter constraint ";
    case kind::create_index: return "  create index ";
    case kind::drop_index: return "  drop index ";
    case kind::rename_index: return "  rename index ";
    case kind::alter_index: return "  alter index ";
    case kind::insert_row: return "  insert row ";
    case kind::delete_row: return "  delete row ";
    case kind::update_row: return "  update row ";
    case kind::create_object: return "  create ";
    case kind::drop_object: return "  drop ";
    case kind::alter_object: return "  alter object";
    case kind::rename_object: return "  rename ";
    case kind::rename_label: return "  rename label ";
    case kind::execute: return "  execute";
    case kind::run: return "  run ";
    case kind::backfill: return "  backfill ";
    case kind::bulk_insert: return "  bulk insert ";
    case kind::commit_here: return "  commit";
    default: return {};
  }
}

/// The word before a part on a line of its own, where the part does not bring it.
[[nodiscard]] constexpr std::string_view word_before(kind part) noexcept {
  switch (part) {
    case kind::column: return "column ";
    case kind::index: return "index ";
    case kind::row: return "row ";
    case kind::table: return "table ";
    case kind::properties: return "properties";
    default: return {};
  }
}

/// Writes operations in which pieces of the kinds `Used` occur. What is not used is not instantiated, because
/// instantiating the writers of canonical text is most of what a migration costs a compiler.
template <kinds Used>
struct operation_writer {
  sink& out;

  constexpr void write(const piece* operation) const {
    const piece* const first = operation + 1;
    const piece* const end = first + operation->size;
    out.put(spelling(operation->kind));
    if constexpr (Used.contain(kind::execute))
      if (operation->kind == kind::execute) return executed(operation);
    if constexpr (Used.contain(kind::backfill))
      if (operation->kind == kind::backfill) return filled(operation);
    if (operation->kind == kind::rename_object) put(instar::spelling(operation->object), " ");
    if (operation->outside && operation->kind != kind::run) put("(concurrently) ");
    if (!operation->name.empty()) canonical::write_name(out, operation->name);
    switch (operation->kind) {
      case kind::create_table:
      case kind::drop_table: return table(first, end);
      case kind::alter_column: conversion(operation->text); [[fallthrough]];
      case kind::alter_table:
      case kind::alter_constraint:
      case kind::alter_index:
      case kind::update_row:
      case kind::alter_object:
      case kind::bulk_insert: return lines(first, end);
      case kind::create_object:
      case kind::drop_object: return part(first, "\n    column ");
      case kind::rename_table: return new_name(first);
      case kind::rename_object: return stand(operation->text), new_name(first);
      case kind::rename_label: return labels(first);
      case kind::rename_column:
      case kind::rename_constraint:
      case kind::rename_index: return put(" "), canonical::write_name(out, first->name), new_name(first + 1);
      case kind::commit_here: return;
      case kind::run: return put(operation->outside ? " outside transaction" : ""), lines(first, end);
      default: return put(" "), part(first, {});
    }
  }

 private:
  template <class View>
  using seen_as = std::conditional_t<Used.contain(kind::property), described_view<View>, View>;

  constexpr void put(std::string_view text, std::string_view more = {}) const {
    out.put(text);
    out.put(more);
  }

  /// The properties of a table stand behind its name, wherever they were given.
  constexpr void table(const piece* first, const piece* end) const {
    if constexpr (Used.contain(kind::properties))
      for (const piece* each = first; each != end; each += 1 + each->size)
        if (each->kind == kind::properties) part(each, {});
    for (const piece* each = first; each != end; each += 1 + each->size)
      if (each->kind != kind::properties) line(each);
  }

  constexpr void lines(const piece* first, const piece* end) const {
    for (const piece* each = first; each != end; each += 1 + each->size) line(each);
  }

  constexpr void line(const piece* any) const {
    put("\n    ", word_before(any->kind));
    part(any, "\n      column ");
  }

  /// A part without the word before it; `attribute` begins the lines of a composite's attributes.
  constexpr void part(const piece* any, std::string_view attribute) const {
    if constexpr (Used.contain(kind::column))
      if (any->kind == kind::column) return canonical::write_column(out, seen_as<column_view>(any));
    if constexpr (Used.contain(kind::primary_key))
      if (any->kind == kind::primary_key) return canonical::write_primary_key(out, seen_as<constraint_view>(any));
    if constexpr (Used.contain(kind::unique))
      if (any->kind == kind::unique) return canonical::write_unique(out, seen_as<constraint_view>(any));
    if constexpr (Used.contain(kind::foreign_key))
      if (any->kind == kind::foreign_key) return canonical::write_foreign_key(out, seen_as<constraint_view>(any));
    if constexpr (Used.contain(kind::check))
      if (any->kind == kind::check) return canonical::write_check(out, seen_as<constraint_view>(any));
    if constexpr (Used.contain(kind::exclude))
      if (any->kind == kind::exclude) return canonical::write_exclude(out, seen_as<keys_view>(any));
    if constexpr (Used.contain(kind::index))
      if (any->kind == kind::index) return canonical::write_index(out, seen_as<keys_view>(any));
    if constexpr (Used.contain(kind::row))
      if (any->kind == kind::row) return canonical::write_row(out, row_view(any));
    if constexpr (Used.contain(kind::properties))
      if (any->kind == kind::properties) return canonical::write_properties(out, seen_as<head_view>(any));
    if constexpr (Used.contain(kind::object))
      if (any->kind == kind::object) return object(seen_as<object_view>(any), attribute);
    if constexpr (Used.contain(kind::table))
      if (any->kind == kind::table) return columns(any);
  }

  constexpr void columns(const piece* table) const {
    canonical::write_name(out, table->name);
    const piece* const end = table + 1 + table->size;
    for (const piece* each = table + 1; each != end; each += 1 + each->size) {
      put("\n      column ");
      part(each, {});
    }
  }

  template <class View>
  constexpr void object(const View& any, std::string_view attribute) const {
    canonical::write_object_head(out, any);
    for (const piece* each = any.attributes.first; each != any.attributes.last; each += 1 + each->size) {
      put(attribute);
      part(each, {});
    }
  }
  using keys_view = index_view<seen_as<key_view>>;

  constexpr void conversion(std::string_view sql) const { phrase(" using ", sql); }

  constexpr void stand(std::string_view on) const {
    if (on.empty()) return;
    put(" on ");
    canonical::write_name(out, on);
  }

  constexpr void new_name(const piece* to) const {
    put(" to ");
    canonical::write_name(out, to->name);
  }

  constexpr void labels(const piece* from) const {
    put(" ");
    canonical::write_quoted(out, from[0].name, '\'');
    put(" to ");
    canonical::write_quoted(out, from[1].name, '\'');
  }

  constexpr void executed(const piece* step) const {
    const piece* const end = step + 1 + step->size;
    const sequence arguments = those_of(kind::value, step + 1, end);
    if (!step->name.empty()) put(" "), canonical::write_quoted(out, step->name, '"');
    if constexpr (Used.contain(kind::value))
      if (arguments.size() != 0) put(" "), canonical::write_row(out, arguments_view{{arguments}});
    if (step->outside) put(" outside transaction");
    if (step->repeatable) put(" repeatable");
    phrase(" done when ", step->text);
    phrase(" cleared by ", step->value.text);
    statements(arguments.last, end);
  }

  constexpr void filled(const piece* step) const {
    const piece &batch = step[1], &pause = step[2];
    canonical::write_name(out, step->name);
    put(" by ");
    canonical::write_name(out, step->text);
    put(" batch ");
    canonical::write_number(out, batch.value.integer);
    if (pause.value.integer != 0) put(" pause "), canonical::write_number(out, pause.value.integer);
    statements(step + 3, step + 1 + step->size);
  }

  constexpr void phrase(std::string_view words, std::string_view sql) const {
    if (sql.empty()) return;
    put(words);
    canonical::write_expression(out, sql);
  }

  constexpr void statements(const piece* first, const piece* end) const {
    for (; first != end; ++first) {
      put(" ", first->name);
      if (!first->name.empty()) put(" ");
      canonical::write_expression(out, first->text);
    }
  }
};

}  // namespace instar::literal
