#include "generator/chain_source.hpp"

namespace instar::generator {

std::string write_chain(const lineage& migrations, std::string_view name) {
  const std::string chain(name);
  std::string text = "// Written by instar from migrations.lock; do not edit.\n#include <instar/chain.hpp>\n\n";
  for (const auto& one : migrations)
    text += "extern const instar::migration instar_migration_" + one.locked.revision + ";\n";
  if (!migrations.empty()) {
    text += "\nnamespace {\n\nconst instar::chain_entry entries[] = {\n";
    for (const auto& one : migrations)
      text += "    {&instar_migration_" + one.locked.revision + ", \"" + one.digest + "\"},\n";
    text += "};\n\n}  // namespace\n\n";
  }
  // C++ has no empty arrays.
  text += "extern const instar::chain " + chain + ";\n";
  text += "const instar::chain " + chain + " = {" + (migrations.empty() ? "nullptr" : "entries") + ", " +
          std::to_string(migrations.size()) + ", \"" + chain + "\"};\n";
  return text;
}

}  // namespace instar::generator
