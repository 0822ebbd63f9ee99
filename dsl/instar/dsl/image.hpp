#pragma once

/// A schema as text in an object file.
///
/// Only the build includes this, in one translation unit that is compiled and never linked or run:
///
///     #include <app/schema.hpp>
///     #include <instar/dsl/image.hpp>
///     extern const char* const* const instar_schema_image;
///     const char* const* const instar_schema_image = instar::dsl::image<app::schema>::frames;
///
/// The pointer has external linkage and leads to every frame, so that no compiler may leave one out.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <instar/dsl/lowering.hpp>
#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/table.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

namespace detail {

template <class Schema>
struct views_of;
template <const auto&... Tables>
struct views_of<schema<Tables...>> {
  static constexpr std::size_t size = sizeof...(Tables);
  static constexpr table_view all[size] = {Tables.view()...};
  template <std::size_t I>
  using struct_at = std::tuple_element_t<I, std::tuple<typename std::remove_cvref_t<decltype(Tables)>::struct_type...>>;
};

/// A text of `Size` bytes in its frame.
template <std::size_t Size>
struct framed {
  char bytes[frame::framed_size(Size)] = {};

  template <class Write>
  constexpr framed(std::string_view kind, Write write) {
    canonical::writer out{bytes + frame::header_size};
    write(out);
    frame::close(bytes, kind, Size);
  }
};

/// Each table is a constant expression of its own: all of a large schema in one would pass the limits of the compilers.
/// The schema is named, and its tables are numbered, so that no template has all of them among its arguments.
template <const auto& Schema, std::size_t I>
struct table_in {
  using views = views_of<std::remove_cvref_t<decltype(Schema)>>;
  static constexpr std::size_t place = I;
  static constexpr mistake found = find_mistake(views::all, I);

  static constexpr std::size_t measure() {
    canonical::counter count;
    write_table(count, views::all, views::all[I]);
    return count.size;
  }
};

template <const auto& Schema, std::size_t I>
struct table_frame {
  using table = table_in<Schema, I>;
  static constexpr std::size_t size = table::measure();
  static constexpr framed<size> value{frame::table_kind,
                                      [](auto& out) { write_table(out, table::views::all, table::views::all[I]); }};
};

/// The checksum that already stands in a frame.
[[nodiscard]] constexpr std::uint64_t checksum_in(const char* bytes) {
  const char* digits = bytes + frame::opening.size() + frame::kind_size + frame::hex_size;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < frame::hex_size; ++i)
    number = number * 16 + static_cast<std::uint64_t>(digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10);
  return number;
}

template <class Sink>
constexpr void write_manifest(Sink& sink, std::size_t tables, std::uint64_t fingerprint) {
  sink.put(std::string_view("tables "));
  canonical::write_number(sink, static_cast<std::int64_t>(tables));
  sink.put(std::string_view(" fingerprint "));
  frame::write_hex(sink, fingerprint);
  sink.put('\n');
}

template <class Table>
struct report : mistake_in<Table::found.kind, typename Table::views::template struct_at<Table::place>,
                           mistake_subject<Table::found.size>(Table::found)> {};

template <const auto& Schema, class Indices>
inline constexpr bool is_fine = false;
template <const auto& Schema, std::size_t... I>
inline constexpr bool is_fine<Schema, std::index_sequence<I...>> = [] {
  const bool fine[] = {table_in<Schema, I>::found.kind == mistake_kind::none...};
  for (bool one : fine)
    if (!one) return false;
  return true;
}();

template <const auto& Schema, class Indices, bool Fine = is_fine<Schema, Indices>>
struct frames_of;

template <const auto& Schema, std::size_t... I>
struct frames_of<Schema, std::index_sequence<I...>, true> {
  static constexpr std::uint64_t table_checksums[] = {checksum_in(table_frame<Schema, I>::value.bytes)...};

  static constexpr std::uint64_t sum() {
    std::uint64_t result = 0;
    for (auto one : table_checksums) result += one;
    return result;
  }

  static constexpr std::uint64_t fingerprint = sum();
  static constexpr std::size_t manifest_size = [] {
    canonical::counter count;
    write_manifest(count, sizeof...(I), fingerprint);
    return count.size;
  }();
  static constexpr framed<manifest_size> manifest{frame::manifest_kind,
                                                  [](auto& out) { write_manifest(out, sizeof...(I), fingerprint); }};
  static constexpr const char* frames[sizeof...(I) + 1] = {manifest.bytes, table_frame<Schema, I>::value.bytes...};
};

/// With a mistake there are no frames, and the mistakes are bases only to be instantiated: that says the sentence once,
/// and nothing that is written later fails on account of it.
template <const auto& Schema, std::size_t... I>
struct frames_of<Schema, std::index_sequence<I...>, false> : report<table_in<Schema, I>>... {
  static constexpr std::uint64_t fingerprint = 0;
  static constexpr const char* frames[1] = {};
};

}  // namespace detail

/// The image of a schema: `frames` leads to the frame of the manifest and to one for each table; `fingerprint` is the
/// sum of the tables' checksums.
template <const auto& Schema>
struct image : detail::frames_of<Schema, std::make_index_sequence<std::remove_cvref_t<decltype(Schema)>::size>> {};

}  // namespace instar::dsl
