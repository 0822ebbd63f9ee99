#pragma once

/// Frames: canonical text as it lies in an object file, with length and checksum, so that it can be found there.
///
/// A frame reads `\nINSTAR{` kind(3) length(16 hex) checksum(16 hex) `:` text `:}INSTAR`. It is text throughout, so
/// byte order, word size and alignment of the target do not matter.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/vocabulary/canonical_text.hpp>

namespace instar::frame {

inline constexpr std::string_view opening = "\nINSTAR{";
inline constexpr std::string_view closing = ":}INSTAR";

inline constexpr std::string_view table_kind = "tbl";      ///< one declared table
inline constexpr std::string_view object_kind = "obj";     ///< one declared object beside the tables
inline constexpr std::string_view manifest_kind = "man";   ///< how many frames of these, and the fingerprint of all
inline constexpr std::string_view migration_kind = "mig";  ///< one migration
inline constexpr std::string_view structs_kind = "cpp";    ///< the structs by which tables are declared

inline constexpr std::size_t kind_size = 3;
inline constexpr std::size_t hex_size = 16;
inline constexpr std::size_t header_size = opening.size() + kind_size + 2 * hex_size + 1;

/// The size of the frame around a text of `text_size` bytes.
[[nodiscard]] constexpr std::size_t framed_size(std::size_t text_size) noexcept {
  return header_size + text_size + closing.size();
}

/// FNV-1a, 64 bits: detects damage, and is no security hash.
/// Source: draft-eastlake-fnv (IETF), section 5.
///
/// `hash` is that of the text before, where the checksum is taken in parts.
[[nodiscard]] constexpr std::uint64_t checksum(const char* text, std::size_t size,
                                               std::uint64_t hash = 0xcbf29ce484222325u) noexcept {
  constexpr std::uint64_t prime = 0x100000001b3u;
  using byte = unsigned char;
  std::size_t i = 0;
  // Four at once: half of what this costs a compiler is the loop.
  for (; i + 4 <= size; i += 4)
    hash = ((((hash ^ byte(text[i])) * prime ^ byte(text[i + 1])) * prime ^ byte(text[i + 2])) * prime ^
            byte(text[i + 3])) *
           prime;
  for (; i != size; ++i) hash = (hash ^ byte(text[i])) * prime;
  return hash;
}
[[nodiscard]] constexpr std::uint64_t checksum(std::string_view text) noexcept {
  return checksum(text.data(), text.size());
}

/// Sixteen hexadecimal digits.
template <class Sink>
constexpr void write_hex(Sink& sink, std::uint64_t number) {
  for (int shift = 60; shift >= 0; shift -= 4) sink.put("0123456789abcdef"[(number >> shift) & 15]);
}

/// The same where they belong.
constexpr void put_hex(char* out, std::uint64_t number) noexcept {
  for (std::size_t i = 0; i != hex_size; ++i) out[i] = "0123456789abcdef"[(number >> (60 - 4 * i)) & 15];
}

/// Completes a frame around the `text_size` bytes that already stand at `begin + header_size`.
constexpr void close(char* begin, std::string_view kind, std::size_t text_size, std::uint64_t text_checksum) noexcept {
  canonical::writer head{begin};
  head.put(opening);
  head.put(kind);
  put_hex(head.out, text_size);
  put_hex(head.out + hex_size, text_checksum);
  head.out[2 * hex_size] = ':';
  canonical::writer tail{begin + header_size + text_size};
  tail.put(closing);
}
constexpr void close(char* begin, std::string_view kind, std::size_t text_size) noexcept {
  // No string_view is made from pointer and size here: on g++ that costs every translation unit 8 ms in constraints.
  close(begin, kind, text_size, checksum(begin + header_size, text_size));
}

/// The text inside a whole frame.
[[nodiscard]] constexpr std::string_view text_of(std::string_view whole) noexcept {
  return whole.substr(header_size, whole.size() - header_size - closing.size());
}

}  // namespace instar::frame
