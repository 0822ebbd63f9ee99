#include "support/sqlite_definition.hpp"

#include <algorithm>
#include <vector>

namespace instar::testing {

std::string without_order(const std::string& sql) {
  const auto open = sql.find('(');
  const auto close = sql.rfind(')');
  if (!sql.starts_with("CREATE TABLE") || open == std::string::npos) return sql;
  std::vector<std::string> parts(1);
  int depth = 0;
  char quote = 0;
  for (std::size_t i = open + 1; i < close; ++i) {
    const char c = sql[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == ',' && depth == 0) {
      parts.emplace_back();
      continue;
    } else if (c == '\n') {
      continue;
    }
    if (!(c == ' ' && parts.back().empty())) parts.back() += c;
  }
  std::ranges::sort(parts);
  std::string text = sql.substr(0, open + 1);
  for (const auto& part : parts) text += "\n  " + part;
  return text;
}

}  // namespace instar::testing
