#include <instar/migration_text.hpp>

#include "fuzz/fuzz_target.hpp"

namespace instar::fuzz {

/// What can be read is written canonically, and that reads as the same; every operation is described and reversed.
void try_input(std::string_view input) {
  migration_text migration;
  if (!accepts([&] { migration = read_migration(input, "input"); })) return;
  const auto text = write_migration(migration);
  require(read_migration(text, "written") == migration);
  require(text.ends_with(digested_part(text)));
  require(read_message(text, "written") == migration.message);
  for (const auto& step : migration.upgrade) {
    require(!describe(step).empty());
    const auto back = reverse(step);
    if (back) require(reverse(*back) == step);
  }
}

}  // namespace instar::fuzz
