#include <instar/snapshot.hpp>

#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {

/// What can be read is written canonically, and that reads as the same.
void try_input(std::string_view input) {
  model schema;
  if (!accepts([&] { schema = read_snapshot(input, "input"); })) return;
  const auto text = write_snapshot(schema);
  const auto again = read_snapshot(text, "written");
  require(again == schema);
  require(write_snapshot(again) == text);
}

}  // namespace instar::fuzz
