#include "generator/chain_source.hpp"

#include <instar/creation_text.hpp>

#include "generator/cpp_literal.hpp"
#include "generator/older_programs.hpp"

namespace instar::generator {
namespace {

/// With its length beside it, a text is constant data for every compiler, whatever is in it.
std::string sized(std::string_view text) { return "{" + cpp_literal(text) + ", " + std::to_string(text.size()) + "}"; }

std::string entries(const lineage& migrations) {
  if (migrations.empty()) return {};
  std::string text = "constexpr instar::chain_entry entries[] = {\n";
  for (const auto& one : migrations)
    text += "    {&instar_migration_" + one.locked.revision + ", \"" + one.digest + "\"" +
            (harm_to_older_programs(one.content).empty() ? ", true" : "") + "},\n";
  return text + "};\n\n";
}

/// A line for each step.
std::string creation_of(const dialect_creation& one) {
  std::string lines;
  std::size_t size = 0;
  for (const auto& step : one.steps) {
    const auto text = write_creation(step);
    lines += "\n      " + cpp_literal(text);
    size += text.size();
  }
  return "    {" + sized(one.dialect) + ", {" + lines + ", " + std::to_string(size) + "}, " +
         std::to_string(one.steps.size()) + "},\n";
}

std::string creations_of(const std::vector<dialect_creation>& creations) {
  if (creations.empty()) return {};
  std::string rows;
  for (const auto& one : creations) rows += creation_of(one);
  return "// SQL may be longer than the shortest text that a compiler has to take.\n"
         "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
         "constexpr instar::chain_creation creations[] = {\n" +
         rows + "};\n\n";
}

}  // namespace

std::string write_chain(const lineage& migrations, std::string_view name,
                        const std::vector<dialect_creation>& creations) {
  const std::string chain(name);
  std::string text = "// Written by instar from migrations.lock; do not edit.\n#include <instar/chain.hpp>\n\n";
  for (const auto& one : migrations)
    text += "extern const instar::migration instar_migration_" + one.locked.revision + ";\n";
  // C++ has no empty arrays.
  const auto arrays = entries(migrations) + creations_of(creations);
  if (!arrays.empty()) text += "\nnamespace {\n\n" + arrays + "}  // namespace\n\n";
  text += "extern const instar::chain " + chain + ";\n";
  text += "constinit const instar::chain " + chain + " = {" + (migrations.empty() ? "nullptr" : "entries") + ", " +
          std::to_string(migrations.size()) + ", " + sized(chain);
  if (!creations.empty()) text += ", creations, " + std::to_string(creations.size());
  return text + "};\n";
}

}  // namespace instar::generator
