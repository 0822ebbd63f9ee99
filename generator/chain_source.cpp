#include "generator/chain_source.hpp"

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
    text += "    {&instar_migration_" + one.locked.revision + ", " + sized(one.digest) +
            (harm_to_older_programs(one.content).empty() ? ", true" : "") + "},\n";
  return text + "};\n\n";
}

std::string_view word_of(statement_role any) {
  switch (any) {
    case statement_role::remember: return "remember";
    case statement_role::make_again: return "make_again";
    case statement_role::expect_no_rows: return "expect_no_rows";
    case statement_role::expect_same: return "expect_same";
    case statement_role::change: break;
  }
  return "change";
}

std::string initializer_of(const statement& any) {
  std::string text = "{" + sized(any.sql);
  if (any.role != statement_role::change) text += ", instar::statement_role::" + std::string(word_of(any.role));
  if (!any.found.empty()) text += ", " + sized(any.found);
  if (any.role == statement_role::expect_same) text += ", " + sized(any.expected.front());
  return text + "}";
}

/// A literal for each statement, because compilers limit the length of one.
std::string statements_of(const dialect_creation& one) {
  std::string rows;
  for (const auto& step : one.steps)
    for (const auto& each : step.statements) rows += "    " + initializer_of(each) + ",\n";
  if (rows.empty()) return {};
  return "constexpr instar::creation_statement " + std::string(one.dialect) + "_statements[] = {\n" + rows + "};\n\n";
}

std::string steps_of(const dialect_creation& one) {
  const std::string dialect(one.dialect);
  std::string text = "constexpr instar::creation_step " + dialect + "_steps[] = {\n";
  std::size_t begin = 0;
  for (const auto& step : one.steps) {
    const auto size = step.statements.size();
    text += "    {" + sized(step.revision) + ", " + sized(step.description) + ", " +
            (size == 0 ? "nullptr" : dialect + "_statements + " + std::to_string(begin)) + ", " + std::to_string(size) +
            (step.function.empty() ? "" : ", " + sized(step.function)) + "},\n";
    begin += size;
  }
  return text + "};\n\n";
}

std::string tables_of(const std::vector<dialect_creation>& creations) {
  if (creations.empty()) return {};
  std::string text =
      "// SQL may be longer than the shortest text that a compiler has to take.\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n";
  std::string rows;
  for (const auto& one : creations) {
    text += statements_of(one) + steps_of(one);
    rows += "    {" + sized(one.dialect) + ", " + std::string(one.dialect) + "_steps, " +
            std::to_string(one.steps.size()) + "},\n";
  }
  return text + "constexpr instar::chain_creation creations[] = {\n" + rows + "};\n\n";
}

}  // namespace

std::string write_chain(const lineage& migrations, std::string_view name,
                        const std::vector<dialect_creation>& creations) {
  const std::string chain(name);
  std::string text = "// Written by instar from migrations.lock; do not edit.\n#include <instar/chain.hpp>\n\n";
  for (const auto& one : migrations)
    text += "extern const instar::migration instar_migration_" + one.locked.revision + ";\n";
  // C++ has no empty arrays.
  const auto arrays = entries(migrations) + tables_of(creations);
  if (!arrays.empty()) text += "\nnamespace {\n\n" + arrays + "}  // namespace\n\n";
  text += "extern const instar::chain " + chain + ";\n";
  text += "constinit const instar::chain " + chain + " = {" + (migrations.empty() ? "nullptr" : "entries") + ", " +
          std::to_string(migrations.size()) + ", " + sized(chain);
  if (!creations.empty()) text += ", creations, " + std::to_string(creations.size());
  return text + "};\n";
}

}  // namespace instar::generator
