#include "generator/report.hpp"

#include <algorithm>
#include <instar/migration_text.hpp>

namespace instar::generator {
namespace {

std::string sql_text(const statement& one) {
  std::string sql = one.sql + ";\n";
  switch (one.role) {
    case statement_role::change: break;
    case statement_role::remember: return "-- asked first; the SQL that it returns is executed below\n" + sql;
    case statement_role::make_again: return "-- what was asked for above is executed here\n";
    case statement_role::expect_no_rows: return "-- a check; a row that it returns undoes the migration\n" + sql;
    case statement_role::expect_same:
      return "-- a check; unless it returns what the migrations made, the migration is undone\n" + sql;
  }
  return sql;
}

std::string sql_of(const std::vector<operation>& operations, const model& schema, const dialect& in) {
  std::string text;
  const auto rendered = in.render(operations, schema);
  for (std::size_t i = 0; i != operations.size(); ++i) {
    if (const auto* step = std::get_if<run>(&operations[i]))
      text += "-- the function " + step->function + " runs here\n";
    if (const auto* step = std::get_if<backfill>(&operations[i]); step != nullptr && !rendered[i].empty())
      text += "-- in batches of " + std::to_string(step->batch) + " rows, each a transaction:\n";
    if (std::ranges::any_of(rendered[i], &statement::outside_transaction)) text += "-- outside any transaction:\n";
    for (const auto& one : rendered[i]) text += sql_text(one);
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
