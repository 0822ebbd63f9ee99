#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <instar/vocabulary/frame.hpp>

/// The kind of a frame.
inline std::string_view kind_of(const char* bytes) {
  return {bytes + instar::frame::opening.size(), instar::frame::kind_size};
}

/// The text in a frame, whose size only its own header tells.
inline std::string_view text_in(const char* bytes) {
  namespace frame = instar::frame;
  const std::string digits(bytes + frame::opening.size() + frame::kind_size, frame::hex_size);
  return frame::text_of({bytes, frame::framed_size(std::stoull(digits, nullptr, 16))});
}
