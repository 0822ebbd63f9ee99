#include <instar/snapshot.hpp>

#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {

/// Frames stand behind each other, a NUL between them.
void try_input(std::string_view input) {
  std::vector<std::string_view> frames;
  for (std::size_t end = 0; end != std::string_view::npos; input.remove_prefix(end + 1)) {
    end = input.find('\0');
    frames.push_back(input.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  declaration declared;
  if (!accepts([&] { declared = read_declaration(frames, "input"); })) return;
  require(read_snapshot(write_snapshot(declared.schema), "written") == declared.schema);
}

}  // namespace instar::fuzz
