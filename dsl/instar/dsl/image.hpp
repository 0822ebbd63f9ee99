#pragma once

/// A schema as text in an object file.
///
/// Only the build includes this, in one translation unit for each part of the schema that is compiled and never linked
/// or run:
///
///     #include <app/schema.hpp>
///     #include <instar/dsl/image.hpp>
///     extern const char* const* const instar_schema_image;
///     const char* const* const instar_schema_image = instar::dsl::image<app::schema>::frames;
///
/// The pointer has external linkage and leads to every frame, so that no compiler may leave one out.

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <instar/dsl/catalogue.hpp>
#include <instar/dsl/inspection.hpp>
#include <instar/dsl/mistakes.hpp>
#include <instar/dsl/page.hpp>
#include <instar/dsl/reading.hpp>
#include <instar/dsl/writing.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

namespace detail {

/// What a part comes to: the frame of its text, or what is wrong with it.
template <std::size_t Room>
struct sheet {
  mistake_kind mistake = mistake_kind::none;
  std::size_t size = 0;        ///< of the text, whether it fits or not; of the subject of a mistake
  std::uint64_t checksum = 0;  ///< of the text
  char bytes[Room] = {};

  constexpr sheet(const catalogue_view& schema, std::size_t number) {
    const part_view& part = schema.parts[number];
    const part_reading reading(schema, part);
    auto found = part_inspection(reading, number).found();
    if (found.kind == mistake_kind::none) found = write(reading);
    if (found.kind != mistake_kind::none) tell(found);
  }

  [[nodiscard]] constexpr bool fits() const {
    return mistake != mistake_kind::none || frame::framed_size(size) <= Room;
  }

 private:
  constexpr dsl::mistake write(const part_reading& reading) {
    page text(bytes + frame::header_size, Room - frame::header_size - frame::closing.size());
    const part_writing written(text, reading);
    size = text.size();
    if (fits()) {
      checksum = frame::checksum(bytes + frame::header_size, size);
      frame::close(bytes, reading.part().is_table ? frame::table_kind : frame::object_kind, size, checksum);
    }
    return written.found();
  }

  constexpr void tell(const dsl::mistake& found) {
    mistake = found.kind;
    size = found.subject.size < longest_name ? found.subject.size : longest_name;
    for (std::size_t i = 0; i != size; ++i) bytes[i] = found.subject.data[i];
  }
};

/// How much room the text of a part will take, as good as always: a guess that is too small costs a second pass.
[[nodiscard]] constexpr std::size_t room_for(const part_view& part) {
  const sizes& size = part.notes.size;
  std::size_t room = 96 + part.name.size + 32 * part.fields.count + 30 * size.columns + 64 * size.constraints +
                     20 * size.members + 24 * size.keys + 24 * size.properties + 16 * size.rows + 24 * size.seeds +
                     16 * part.label_count + 48 * part.renamed_label_count;
  for (std::size_t i = 0; i != part.fields.count; ++i) room += __builtin_strlen(part.fields.names[i]);
  for (std::size_t i = 0; i != size.constraints; ++i) room += part.notes.constraints[i].condition.text.size;
  for (std::size_t i = 0; i != size.properties; ++i) room += part.notes.properties[i].value.text.size;
  for (std::size_t i = 0; i != size.seeds; ++i) room += part.notes.seeds[i].value.text.size;
  return (room / 256 + 1) * 256;
}

/// Each part is a constant expression of its own: all of a large schema in one would pass the limits of the compilers.
template <const auto& Schema, std::size_t I, std::size_t Room = room_for(catalogue<Schema>::value.parts[I])>
struct part_sheet {
  static constexpr sheet<Room> value{catalogue<Schema>::value, I};
};

template <const auto& Schema, std::size_t I>
[[nodiscard]] constexpr const auto& sheet_of() {
  constexpr auto& first = part_sheet<Schema, I>::value;
  if constexpr (first.fits())
    return first;
  else
    return part_sheet<Schema, I, frame::framed_size(first.size)>::value;
}

/// A text of `Size` bytes in its frame.
template <std::size_t Size>
struct framed {
  char bytes[frame::framed_size(Size)] = {};

  template <class Write>
  constexpr framed(std::string_view kind, Write write) {
    page text(bytes + frame::header_size, Size);
    write(text);
    frame::close(bytes, kind, Size);
  }
};

constexpr void write_manifest(page& to, std::size_t frames, std::uint64_t fingerprint) {
  to.put("frames ");
  canonical::write_number(to, static_cast<std::int64_t>(frames));
  to.put(" fingerprint ");
  frame::write_hex(to, fingerprint);
  to.put('\n');
}

/// The type that a part is described for, for its mistakes to name.
template <std::size_t I, const auto& Part>
struct numbered_part {
  using type = typename std::remove_cvref_t<decltype(Part)>::struct_type;
};
template <class Schema, class Indices>
struct numbered_parts;
template <const auto&... Parts, std::size_t... I>
struct numbered_parts<schema<Parts...>, std::index_sequence<I...>> : numbered_part<I, Parts>... {};
template <class Own, const auto&... Others, class Indices>
struct numbered_parts<schema_beside<Own, Others...>, Indices> : numbered_parts<Own, Indices> {};

template <std::size_t I, const auto& Part>
numbered_part<I, Part> find_part(const numbered_part<I, Part>&);

template <const auto& Schema, std::size_t I>
using type_at =
    typename decltype(find_part<I>(numbered_parts<std::remove_cvref_t<decltype(Schema)>,
                                                  std::make_index_sequence<catalogue<Schema>::value.own>>{}))::type;

template <const auto& Schema, std::size_t I, const auto& Sheet = sheet_of<Schema, I>()>
struct report : mistake_in<Sheet.mistake, type_at<Schema, I>,
                           mistake_subject<Sheet.mistake == mistake_kind::none ? 0 : Sheet.size>(Sheet.bytes)> {};

template <const auto& Schema, class Indices>
inline constexpr bool is_fine = false;
template <const auto& Schema, std::size_t... I>
inline constexpr bool is_fine<Schema, std::index_sequence<I...>> = [] {
  const mistake_kind found[] = {sheet_of<Schema, I>().mistake...};
  for (const mistake_kind one : found)
    if (one != mistake_kind::none) return false;
  return true;
}();

template <const auto& Schema, class Indices, bool Fine = is_fine<Schema, Indices>>
struct frames_of;

template <const auto& Schema, std::size_t... I>
struct frames_of<Schema, std::index_sequence<I...>, true> {
  static constexpr std::uint64_t fingerprint = [] {
    const std::uint64_t checksums[] = {sheet_of<Schema, I>().checksum...};
    std::uint64_t sum = 0;
    for (const auto one : checksums) sum += one;
    return sum;
  }();
  static constexpr std::size_t manifest_size = [] {
    page measured(nullptr, 0);
    write_manifest(measured, sizeof...(I), fingerprint);
    return measured.size();
  }();
  static constexpr framed<manifest_size> manifest{frame::manifest_kind,
                                                  [](page& to) { write_manifest(to, sizeof...(I), fingerprint); }};
  static constexpr const char* frames[sizeof...(I) + 1] = {manifest.bytes, sheet_of<Schema, I>().bytes...};
};

/// With a mistake there are no frames, and the mistakes are bases only to be instantiated: that says the sentence once,
/// and nothing that is written later fails on account of it.
template <const auto& Schema, std::size_t... I>
struct frames_of<Schema, std::index_sequence<I...>, false> : report<Schema, I>... {
  static constexpr std::uint64_t fingerprint = 0;
  static constexpr const char* frames[1] = {};
};

}  // namespace detail

/// The image of a schema: `frames` leads to the frame of the manifest and to one for each table and object;
/// `fingerprint` is the sum of their checksums.
template <const auto& Schema>
struct image : detail::frames_of<Schema, std::make_index_sequence<detail::catalogue<Schema>::value.own>> {};

}  // namespace instar::dsl
