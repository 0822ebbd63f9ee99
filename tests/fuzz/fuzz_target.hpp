#pragma once

/// A function that is given anything at all, and must come to an end in good order.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/error.hpp>

namespace instar::fuzz {

/// What each target defines: reads `input`, and checks what must hold if it could be read. An `error` of instar is a
/// good end; anything else that escapes, and `require` of a falsehood, is a defect.
void try_input(std::string_view input);

inline void require(bool truth) {
  if (!truth) __builtin_trap();
}

/// Whether the input could be read by `read`, which may refuse it as malformed.
template <class Read>
bool accepts(Read read) {
  try {
    read();
    return true;
  } catch (const error& refused) {
    require(refused.what()[0] != '\0');
    return false;
  }
}

}  // namespace instar::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
