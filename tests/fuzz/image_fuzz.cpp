#include "fuzz/fuzz_target.hpp"
#include "generator/image.hpp"

namespace instar::fuzz {

/// Frames lie within the bytes they were found in, whatever these are.
void try_input(std::string_view input) {
  accepts([&] {
    for (const auto& frame : generator::find_frames(input, "input")) {
      require(frame.offset < input.size());
      require(frame.text.data() >= input.data());
      require(frame.text.data() + frame.text.size() <= input.data() + input.size());
    }
  });
  accepts([&] { static_cast<void>(generator::schema_in(input, "input")); });
  accepts([&] { static_cast<void>(generator::migrations_in(input, "input")); });
}

}  // namespace instar::fuzz
