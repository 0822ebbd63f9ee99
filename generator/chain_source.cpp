#include "generator/chain_source.hpp"

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

std::string_view word_of(statement_role any) {
  switch (any) {
    case statement_role::remember: return "remember";
    case statement_role::make_again: return "make_again";
    case statement_role::expect_no_rows: return "expect_no_rows";
    case statement_role::expect_same: return "expect_same";
    default: return "change";
  }
}

std::string initializer_of(const statement& any) {
  if (any.role == statement_role::change) return "{" + cpp_literal(any.sql) + "}";
  const bool is_compared = any.role == statement_role::expect_same;
  return "{" + cpp_literal(any.sql) + ", instar::statement_role::" + std::string(word_of(any.role)) + ", " +
         cpp_literal(any.found) + (is_compared ? ", " + cpp_literal(any.expected.front()) : "") + "}";
}

/// A literal for each statement, because compilers limit the length of one.
std::string statements_of(const dialect_creation& one) {
  std::string rows;
  for (const auto& step : one.steps)
    for (const auto& each : step.statements) rows += "    " + initializer_of(each) + ",\n";
  if (rows.empty()) return {};
  return "const instar::creation_statement " + std::string(one.dialect) + "_statements[] = {\n" + rows + "};\n\n";
}

std::string steps_of(const dialect_creation& one) {
  const std::string dialect(one.dialect);
  std::string text = "const instar::creation_step " + dialect + "_steps[] = {\n";
  std::size_t begin = 0;
  for (const auto& step : one.steps) {
    const auto size = step.statements.size();
    text += "    {\"" + step.revision + "\", " + cpp_literal(step.description) + ", " +
            (size == 0 ? "nullptr" : dialect + "_statements + " + std::to_string(begin)) + ", " + std::to_string(size) +
            (step.function.empty() ? "" : ", " + cpp_literal(step.function)) + "},\n";
    begin += size;
  }
  return text + "};\n\n";
}

std::string tables_of(const std::vector<dialect_creation>& creations) {
  if (creations.empty()) return {};
  std::string text, rows;
  for (const auto& one : creations) {
    text += statements_of(one) + steps_of(one);
    rows += "    {\"" + std::string(one.dialect) + "\", " + std::string(one.dialect) + "_steps, " +
            std::to_string(one.steps.size()) + "},\n";
  }
  return text + "const instar::chain_creation creations[] = {\n" + rows + "};\n\n";
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
  text += "const instar::chain " + chain + " = {" + (migrations.empty() ? "nullptr" : "entries") + ", " +
          std::to_string(migrations.size()) + ", \"" + chain + "\"";
  if (!creations.empty()) text += ", creations, " + std::to_string(creations.size());
  return text + "};\n";
}

}  // namespace instar::generator
