#pragma once

/// Images as they lie in object files, made without a compiler: a frame in a plain file is as good as one in an object.

#include <string>
#include <string_view>
#include <vector>

#include <instar/vocabulary/frame.hpp>

namespace instar::testing {

inline std::string frame_of(std::string_view kind, std::string_view text) {
  std::string whole(frame::framed_size(text.size()), ' ');
  whole.replace(frame::header_size, text.size(), text);
  frame::close(whole.data(), kind, text.size());
  return whole;
}

inline std::string hex(std::uint64_t number) {
  std::string digits(frame::hex_size, ' ');
  canonical::writer out{digits.data()};
  frame::write_hex(out, number);
  return digits;
}

/// An object file with the tables of a schema, each between bytes that are none of its business.
inline std::string schema_object(const std::vector<std::string>& tables) {
  std::string bytes(
      "\x7f"
      "ELF\0junk",
      9);
  std::uint64_t fingerprint = 0;
  for (const auto& text : tables) {
    bytes += frame_of(frame::table_kind, text) + std::string("\0pad", 4);
    fingerprint += frame::checksum(text);
  }
  return bytes + frame_of(frame::manifest_kind,
                          "frames " + std::to_string(tables.size()) + " fingerprint " + hex(fingerprint) + "\n");
}

}  // namespace instar::testing
