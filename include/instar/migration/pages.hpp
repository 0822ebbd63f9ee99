#pragma once

/// The text of a whole migration, written and framed at compile time.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <instar/migration/text.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::literal {

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
  std::string_view older_programs;  ///< what it is to them, if that was said
  std::string_view message;
  direction upgrade;
  direction downgrade;
  bool reversible;
  std::string_view reason;  ///< why it is not reversible

  [[nodiscard]] constexpr std::size_t size() const noexcept { return upgrade.size() + downgrade.size(); }
  [[nodiscard]] constexpr literal::kinds kinds() const noexcept {
    return {upgrade.kinds().bits | downgrade.kinds().bits};
  }
};

/// The names behind what they are, unless there are none.
constexpr void write_names(sink& out, std::string_view what, const name_list& names) {
  for (std::size_t i = 0; i != names.size; ++i) {
    if (i == 0) out.put(what);
    out.put(' ');
    out.put(names.all[i]);
  }
}

// As those in operations.hpp: a refusal by name.
void a_step_down_says_what_a_new_database_needs();

constexpr void write_number(sink& out, std::size_t number) {
  if (number > 9) write_number(out, number / 10);
  out.put(static_cast<char>('0' + number % 10));
}

/// The numbers of the steps up of which this was said.
constexpr void write_numbers(sink& out, std::string_view words, direction steps, when_new what) {
  std::size_t number = 0;
  bool any = false;
  for (const sequence& part : steps)
    for (const piece* step = part.first; step != part.last; step += 1 + step->size) {
      ++number;
      if (step->when_new != what) continue;
      if (!any) out.put(words);
      any = true;
      out.put(' ');
      write_number(out, number);
    }
}

/// What new databases need and do not. Nearly every migration says nothing.
constexpr void write_when_new(sink& out, const source& migration) {
  const auto is_said = [](direction steps) {
    for (const sequence& part : steps)
      for (const piece* step = part.first; step != part.last; step += 1 + step->size)
        if (step->when_new != when_new::not_said) return true;
    return false;
  };
  if (is_said(migration.downgrade)) a_step_down_says_what_a_new_database_needs();
  if (!is_said(migration.upgrade)) return;
  write_numbers(out, "\nneeded when new", migration.upgrade, when_new::needed);
  write_numbers(out, "\nneedless when new", migration.upgrade, when_new::needless);
}

constexpr void write_head(sink& out, const source& migration) {
  out.put(std::string_view("instar migration 1\nrevision "));
  out.put(migration.id);
  write_names(out, "\nparents", migration.parents);
  write_names(out, "\ndepends on", migration.depends_on);
  write_names(out, "\nlabels", migration.labels);
  write_names(out, "\nreplaces", {&migration.replaces, migration.replaces.empty() ? 0u : 1u});
  write_names(out, "\nolder programs", {&migration.older_programs, migration.older_programs.empty() ? 0u : 1u});
  write_when_new(out, migration);
  out.put(std::string_view("\nmessage "));
  canonical::write_quoted(out, migration.message, '"');
  out.put(std::string_view("\nupgrade\n"));
}

/// What stands between the steps up and the steps down.
constexpr void write_turn(sink& out, const source& migration) {
  if (migration.reversible) return out.put(std::string_view("downgrade\n"));
  out.put(std::string_view("irreversible "));
  canonical::write_quoted(out, migration.reason, '"');
  out.put('\n');
}

/// Writes those of the steps that begin in a range of places; `place` is that of the first step.
template <kinds Used>
constexpr void write_steps(sink& out, direction steps, std::size_t place, std::size_t begin, std::size_t end) {
  for (const sequence& part : steps) {
    if (place + part.size() <= begin || place >= end) {
      place += part.size();
      continue;
    }
    for (const piece* step = part.first; step != part.last; step += 1 + step->size) {
      if (place >= begin && place < end) {
        operation_writer<Used>{out}.write(step);
        out.put('\n');
      }
      place += 1 + step->size;
    }
  }
}

/// A text is written in pages, each a constant expression of its own, because compilers limit how long they evaluate
/// one. All but the largest migrations have a single page.
inline constexpr std::size_t pieces_per_page = 512;

[[nodiscard]] constexpr std::size_t page_count(const source& migration) noexcept {
  return 1 + migration.size() / pieces_per_page;
}

template <kinds Used>
constexpr void write_page(sink& out, const source& migration, std::size_t page) {
  const std::size_t begin = page * pieces_per_page;
  const std::size_t end = begin + pieces_per_page;
  const std::size_t turn = migration.upgrade.size();
  if (page == 0) write_head(out, migration);
  write_steps<Used>(out, migration.upgrade, 0, begin, end);
  if (turn >= begin && turn < end) write_turn(out, migration);
  write_steps<Used>(out, migration.downgrade, turn, begin, end);
}

template <kinds Used>
[[nodiscard]] constexpr std::size_t page_size(const source& migration, std::size_t page) {
  sink count{nullptr, 0, true};
  write_page<Used>(count, migration, page);
  return count.size;
}

/// `Size` characters, and one more, because none is no array.
template <std::size_t Size>
struct characters {
  char all[Size + 1];
};

template <kinds Used, std::size_t Size>
[[nodiscard]] constexpr characters<Size> page_text(const source& migration, std::size_t page) {
  characters<Size> text{};
  sink out{text.all, 0, false};
  write_page<Used>(out, migration, page);
  return text;
}

template <const source& Migration, std::size_t Page>
struct page {
  static constexpr std::size_t size = page_size<Migration.kinds()>(Migration, Page);
  static constexpr characters<size> text = page_text<Migration.kinds(), size>(Migration, Page);
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
  static constexpr std::size_t size = page_size<Migration.kinds()>(Migration, 0);
  static constexpr std::size_t frame_size = frame::framed_size(size);
  static constexpr characters<frame_size> whole = [] {
    characters<frame_size> bound{};
    sink out{bound.all + frame::header_size, 0, false};
    write_page<Migration.kinds()>(out, Migration, 0);
    frame::close(bound.all, frame::migration_kind, size);
    return bound;
  }();
};

}  // namespace instar::literal
