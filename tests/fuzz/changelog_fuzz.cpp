#include "fuzz/fuzz_target.hpp"
#include "generator/odb/source.hpp"

namespace instar::fuzz {

/// What can be read is a schema that can be written and read again.
void try_input(std::string_view input) {
  declaration declared;
  if (!accepts([&] { declared = generator::odb::read_declaration({{"input", std::string(input)}}); })) return;
  const auto text = write_snapshot(declared.schema);
  require(write_snapshot(read_snapshot(text, "written")) == text);
}

}  // namespace instar::fuzz
