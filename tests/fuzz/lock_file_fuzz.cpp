#include "fuzz/fuzz_target.hpp"
#include "generator/lock_file.hpp"

namespace instar::fuzz {

/// What can be read is written as a text that reads as the same.
void try_input(std::string_view input) {
  generator::lock_file lock;
  if (!accepts([&] { lock = generator::read_lock(input, "input"); })) return;
  const auto text = generator::write_lock(lock);
  require(generator::write_lock(generator::read_lock(text, "written")) == text);
}

}  // namespace instar::fuzz
