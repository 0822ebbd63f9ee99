#include "generator/chain_source.hpp"

#include <instar/migration_text.hpp>

#include "generator/cpp_literal.hpp"
#include "generator/older_programs.hpp"

namespace instar::generator {
namespace {

std::string entries(const lineage& migrations) {
  if (migrations.empty()) return {};
  std::string text = "const instar::chain_entry entries[] = {\n";
  for (const auto& one : migrations)
    text += "    {&instar_migration_" + one.locked.revision + ", \"" + one.digest + "\"" +
            (harm_to_older_programs(one.content).empty() ? ", true" : "") + "},\n";
  return text + "};\n\n";
}

/// A literal for each operation, because compilers limit the length of one.
std::string operations(const std::vector<operation>& creation) {
  if (creation.empty()) return {};
  std::string text = "const std::string_view creation[] = {\n";
  for (const auto& change : creation) text += "    " + cpp_literal(write_operation(change, 0)) + ",\n";
  return text + "};\n\n";
}

}  // namespace

std::string write_chain(const lineage& migrations, std::string_view name, const std::vector<operation>& creation) {
  const std::string chain(name);
  std::string text = "// Written by instar from migrations.lock; do not edit.\n#include <instar/chain.hpp>\n\n";
  for (const auto& one : migrations)
    text += "extern const instar::migration instar_migration_" + one.locked.revision + ";\n";
  // C++ has no empty arrays.
  const auto arrays = entries(migrations) + operations(creation);
  if (!arrays.empty()) text += "\nnamespace {\n\n" + arrays + "}  // namespace\n\n";
  text += "extern const instar::chain " + chain + ";\n";
  text += "const instar::chain " + chain + " = {" + (migrations.empty() ? "nullptr" : "entries") + ", " +
          std::to_string(migrations.size()) + ", \"" + chain + "\"";
  if (!creation.empty()) text += ", creation, " + std::to_string(creation.size());
  return text + "};\n";
}

}  // namespace instar::generator
