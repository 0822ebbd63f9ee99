#include "generator/report.hpp"

#include <instar/migration_text.hpp>

namespace instar::generator {
namespace {

std::string sql_text(const statement& one) {
  switch (one.role) {
    case statement_role::change: break;
    case statement_role::remember: return "-- asked first; the SQL that it returns is executed at the end\n" + one.sql;
    case statement_role::expect_no_rows: return "-- a check; a row that it returns undoes the migration\n" + one.sql;
  }
  return one.sql;
}

std::string sql_of(const std::vector<operation>& operations, const model& schema, const dialect& in) {
  std::string text;
  // Two copies walk along, because a dialect wants the model on both sides of an operation.
  model before = schema, after = schema;
  for (const auto& change : operations) {
    after = apply(std::move(after), change);
    if (const auto* step = std::get_if<run>(&change)) text += "-- the function " + step->function + " runs here\n";
    for (const auto& one : in.render(change, before, after)) text += sql_text(one) + ";\n";
    before = apply(std::move(before), change);
  }
  return text.empty() ? "-- nothing\n" : text;
}

}  // namespace

std::string indented(std::string_view text, std::size_t spaces) {
  std::string result;
  bool line_begins = true;
  for (char c : text) {
    if (line_begins && c != '\n') result.append(spaces, ' ');
    result += c;
    line_begins = c == '\n';
  }
  return result;
}

std::string next_step(std::string_view what, const std::string& command) {
  return "\nNext: " + std::string(what) + "\n  " + command + "\n";
}

std::string list_findings(const std::vector<finding>& findings) {
  std::string text;
  for (const auto& one : findings)
    text +=
        "  " + one.where + " [" + one.code + "]\n" + indented(one.text, 4) + "\n" + indented(one.suggestion, 6) + "\n";
  return text;
}

std::string list_operations(const std::vector<operation>& operations) {
  std::string text;
  for (const auto& change : operations) text += write_operation(change, 2);
  return text.empty() ? "  nothing\n" : text;
}

std::string list_sql(const std::vector<operation>& operations, const model& before, const request& asked) {
  std::string text;
  for (const auto* one : asked.dialects())
    text += "\nSQL for " + std::string(one->name()) + ":\n" + indented(sql_of(operations, before, *one), 2);
  return text;
}

}  // namespace instar::generator
