#pragma once

/// Writes the canonical text of a migration from its pieces, at compile time (docs/reference/canonical-text.md).

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <instar/migration/pieces.hpp>
#include <instar/vocabulary/frame.hpp>

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

/// Pieces wherever they lie.
struct sequence {
  const piece* first;
  const piece* last;
  [[nodiscard]] constexpr const piece* begin() const noexcept { return first; }
  [[nodiscard]] constexpr const piece* end() const noexcept { return last; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
};

/// A constraint or an index in the shape that the writers of canonical text expect.
struct part_view {
  std::string_view name;
  bool unique;
  sequence columns;
  std::string_view referenced_table;
  sequence referenced_columns;
  referential_action on_delete;
  referential_action on_update;
  std::string_view expression;
  std::string_view where;
};

[[nodiscard]] constexpr part_view view_of(const piece* part) noexcept {
  const piece* const names = part + 1;
  const piece* const end = names + part->size;
  const piece* const referenced = part->kind == kind::foreign_key ? names + part->own_columns : end;
  return {part->name,      part->unique,    {names, referenced}, part->text, {referenced, end},
          part->on_delete, part->on_update, part->text,          part->text};
}

template <class Sink>
constexpr void write_constraint(Sink& sink, const piece* part) {
  const part_view view = view_of(part);
  if (part->kind == kind::primary_key) return canonical::write_primary_key(sink, view);
  if (part->kind == kind::unique) return canonical::write_unique(sink, view);
  if (part->kind == kind::foreign_key) return canonical::write_foreign_key(sink, view);
  canonical::write_check(sink, view);
}

/// A line of a table's body.
template <class Sink>
constexpr void write_part(Sink& sink, const piece* part) {
  if (part->kind == kind::column) {
    sink.put(std::string_view("    column "));
    canonical::write_column(sink, *part);
  } else if (part->kind == kind::index) {
    sink.put(std::string_view("    index "));
    canonical::write_index(sink, view_of(part));
  } else {
    sink.put(std::string_view("    "));
    write_constraint(sink, part);
  }
}

[[nodiscard]] constexpr std::string_view spelling(kind operation) noexcept {
  switch (operation) {
    case kind::create_table: return "  create table ";
    case kind::drop_table: return "  drop table ";
    case kind::rename_table: return "  rename table ";
    case kind::add_column: return "  add column ";
    case kind::drop_column: return "  drop column ";
    case kind::rename_column: return "  rename column ";
    case kind::alter_column: return "  alter column ";
    case kind::add_constraint: return "  add constraint ";
    case kind::drop_constraint: return "  drop constraint ";
    case kind::rename_constraint: return "  rename constraint ";
    case kind::create_index: return "  create index ";
    case kind::drop_index: return "  drop index ";
    case kind::rename_index: return "  rename index ";
    case kind::execute: return "  execute";
    case kind::run: return "  run ";
    default: return {};
  }
}

template <class Sink>
constexpr void write_statements(Sink& sink, sequence statements) {
  for (const piece& statement : statements) {
    sink.put(' ');
    if (!statement.name.empty()) {
      sink.put(statement.name);
      sink.put(' ');
    }
    canonical::write_expression(sink, statement.text);
  }
}

template <class Sink>
constexpr void write_operation(Sink& sink, const piece* operation) {
  const sequence parts{operation + 1, operation + 1 + operation->size};
  sink.put(spelling(operation->kind));
  if (operation->kind == kind::execute) return write_statements(sink, parts);
  canonical::write_name(sink, operation->name);
  switch (operation->kind) {
    case kind::create_table:
    case kind::drop_table:
    case kind::alter_column:
      for (const piece* part = parts.first; part != parts.last; part += 1 + part->size) {
        sink.put('\n');
        write_part(sink, part);
      }
      break;
    case kind::add_column:
    case kind::drop_column:
      sink.put(' ');
      canonical::write_column(sink, *parts.first);
      break;
    case kind::add_constraint:
    case kind::drop_constraint:
      sink.put(' ');
      write_constraint(sink, parts.first);
      break;
    case kind::create_index:
    case kind::drop_index:
      sink.put(' ');
      canonical::write_index(sink, view_of(parts.first));
      break;
    case kind::rename_column:
    case kind::rename_constraint:
    case kind::rename_index:
      sink.put(' ');
      canonical::write_name(sink, parts.first->name);
      [[fallthrough]];
    case kind::rename_table:
      sink.put(std::string_view(" to "));
      canonical::write_name(sink, (parts.last - 1)->name);
      break;
    default: break;
  }
}

struct name_list {
  const std::string_view* all;
  std::size_t size;
};

/// Everything that a translation unit says about its migration.
struct source {
  std::string_view id;
  name_list parents;
  name_list depends_on;
  name_list labels;
  std::string_view replaces;
  std::string_view message;
  sequence upgrade;
  sequence downgrade;
  bool reversible;
  std::string_view reason;  ///< why it is not reversible

  [[nodiscard]] constexpr std::size_t size() const noexcept { return upgrade.size() + downgrade.size(); }
};

/// The names behind what they are, unless there are none.
template <class Sink>
constexpr void write_names(Sink& sink, std::string_view what, const name_list& names) {
  for (std::size_t i = 0; i != names.size; ++i) {
    if (i == 0) sink.put(what);
    sink.put(' ');
    sink.put(names.all[i]);
  }
}

template <class Sink>
constexpr void write_head(Sink& sink, const source& migration) {
  sink.put(std::string_view("instar migration 1\nrevision "));
  sink.put(migration.id);
  write_names(sink, "\nparents", migration.parents);
  write_names(sink, "\ndepends on", migration.depends_on);
  write_names(sink, "\nlabels", migration.labels);
  write_names(sink, "\nreplaces", {&migration.replaces, migration.replaces.empty() ? 0u : 1u});
  sink.put(std::string_view("\nmessage "));
  canonical::write_quoted(sink, migration.message, '"');
  sink.put(std::string_view("\nupgrade\n"));
}

/// What stands between the steps up and the steps down.
template <class Sink>
constexpr void write_turn(Sink& sink, const source& migration) {
  if (migration.reversible) return sink.put(std::string_view("downgrade\n"));
  sink.put(std::string_view("irreversible "));
  canonical::write_quoted(sink, migration.reason, '"');
  sink.put('\n');
}

/// Writes those of the steps that begin in a range of places; `place` is that of the first step.
template <class Sink>
constexpr void write_steps(Sink& sink, sequence steps, std::size_t place, std::size_t begin, std::size_t end) {
  for (const piece* step = steps.first; step != steps.last; step += 1 + step->size) {
    if (place >= begin && place < end) {
      write_operation(sink, step);
      sink.put('\n');
    }
    place += 1 + step->size;
  }
}

/// A text is written in pages, each a constant expression of its own, because compilers limit how long they evaluate
/// one. All but the largest migrations have a single page.
inline constexpr std::size_t pieces_per_page = 1024;

[[nodiscard]] constexpr std::size_t page_count(const source& migration) noexcept {
  return 1 + migration.size() / pieces_per_page;
}

template <class Sink>
constexpr void write_page(Sink& sink, const source& migration, std::size_t page) {
  const std::size_t begin = page * pieces_per_page;
  const std::size_t end = begin + pieces_per_page;
  const std::size_t turn = migration.upgrade.size();
  if (page == 0) write_head(sink, migration);
  write_steps(sink, migration.upgrade, 0, begin, end);
  if (turn >= begin && turn < end) write_turn(sink, migration);
  write_steps(sink, migration.downgrade, turn, begin, end);
}

[[nodiscard]] constexpr std::size_t page_size(const source& migration, std::size_t page) {
  sink count{nullptr, 0, true};
  write_page(count, migration, page);
  return count.size;
}

/// `Size` characters, and one more, because none is no array.
template <std::size_t Size>
struct characters {
  char all[Size + 1];
};

template <std::size_t Size>
[[nodiscard]] constexpr characters<Size> page_text(const source& migration, std::size_t page) {
  characters<Size> text{};
  sink out{text.all, 0, false};
  write_page(out, migration, page);
  return text;
}

template <const source& Migration, std::size_t Page>
struct page {
  static constexpr std::size_t size = page_size(Migration, Page);
  static constexpr characters<size> text = page_text<size>(Migration, Page);
};

template <const source& Migration, std::size_t Page>
inline constexpr std::uint64_t checksum_through = frame::checksum(
    page<Migration, Page>::text.all, page<Migration, Page>::size, checksum_through<Migration, Page - 1>);
template <const source& Migration>
inline constexpr std::uint64_t checksum_through<Migration, 0> =
    frame::checksum(page<Migration, 0>::text.all, page<Migration, 0>::size);

/// The pages bound together.
template <const source& Migration, class Pages = std::make_index_sequence<page_count(Migration)>>
struct framed_text;
template <const source& Migration, std::size_t... Page>
struct framed_text<Migration, std::index_sequence<Page...>> {
  static constexpr std::size_t sizes[sizeof...(Page)] = {page<Migration, Page>::size...};
  static constexpr const char* texts[sizeof...(Page)] = {page<Migration, Page>::text.all...};
  static constexpr std::size_t size = [] {
    std::size_t total = 0;
    for (std::size_t each : sizes) total += each;
    return total;
  }();
  static constexpr std::size_t frame_size = frame::framed_size(size);
  static constexpr characters<frame_size> whole = [] {
    characters<frame_size> bound{};
    canonical::writer out{bound.all + frame::header_size};
    for (std::size_t i = 0; i != sizeof...(Page); ++i) out.put(texts[i], sizes[i]);
    frame::close(bound.all, frame::migration_kind, size, checksum_through<Migration, sizeof...(Page) - 1>);
    return bound;
  }();
};

/// A single page needs no binding; nearly every migration is one, so this is what they cost.
template <const source& Migration>
struct framed_text<Migration, std::index_sequence<0>> {
  static constexpr std::size_t size = page_size(Migration, 0);
  static constexpr std::size_t frame_size = frame::framed_size(size);
  static constexpr characters<frame_size> whole = [] {
    characters<frame_size> bound{};
    sink out{bound.all + frame::header_size, 0, false};
    write_page(out, Migration, 0);
    frame::close(bound.all, frame::migration_kind, size);
    return bound;
  }();
};

}  // namespace instar::literal
