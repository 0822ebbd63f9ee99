#pragma once

/// The name that was made for a constraint or an index, in a length that every database keeps.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/vocabulary/frame.hpp>

namespace instar {

/// What PostgreSQL keeps of a name, in bytes; it cuts the rest off and says so in a notice only.
/// Source: PostgreSQL 15 manual, 4.1.1 "Identifiers and Key Words".
inline constexpr std::size_t longest_name = 63;

/// Writes a made name whole, or the first 54 bytes of one that is too long, `_`, and eight digits of its checksum.
///
/// Half of a character of several bytes is not kept. A sink is anything with `put(char)` and `put(std::string_view)`.
template <class Sink>
constexpr void write_made_name(Sink& sink, std::string_view name) {
  if (name.size() <= longest_name) return sink.put(name);
  std::size_t kept = longest_name - 9;
  while (kept != 0 && (static_cast<unsigned char>(name[kept]) & 0xc0) == 0x80) --kept;
  sink.put(name.substr(0, kept));
  sink.put('_');
  const std::uint64_t sum = frame::checksum(name);
  for (int shift = 28; shift >= 0; shift -= 4) sink.put("0123456789abcdef"[((sum ^ (sum >> 32)) >> shift) & 15]);
}

}  // namespace instar
