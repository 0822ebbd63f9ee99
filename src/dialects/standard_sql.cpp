#include "dialects/standard_sql.hpp"

#include <algorithm>

namespace instar {

std::string expression_sql(std::string_view expression, quoting quote_name) {
  std::string sql;
  for (const auto& part : parts_of(expression)) sql += part.is_column ? quote_name(part.text) : part.text;
  return sql;
}

std::string name_list(const std::vector<std::string>& names, quoting quote_name) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + quote_name(name);
  return list;
}

std::string parameters_sql(const type& any) {
  std::string list;
  for (std::size_t i = 0; i < any.parameter_count; ++i)
    list += (list.empty() ? "(" : ", ") + std::to_string(any.parameters[i]);
  return list.empty() ? list : list + ")";
}

std::string doubled(std::string_view text, char special) {
  std::string result;
  for (char c : text) {
    if (c == special) result += c;
    result += c;
  }
  return result;
}

std::string action_sql(std::string_view words, referential_action action) {
  if (action == referential_action::no_action) return {};
  std::string sql(words);
  for (char c : spelling(action)) sql += c == ' ' ? c : static_cast<char>(c - 'a' + 'A');
  return sql;
}

std::vector<constraint> by_kind(const std::set<constraint, by_name>& constraints) {
  std::vector<constraint> sorted(constraints.begin(), constraints.end());
  std::ranges::stable_sort(sorted, {}, &constraint::index);
  return sorted;
}

std::string own_sql(std::string_view text) {
  const auto end = text.find_last_not_of("; \t\r\n");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

std::string own_sql(const execute& change, std::string_view dialect) {
  const auto own = change.per_dialect.find(dialect);
  return own_sql(own == change.per_dialect.end() ? change.sql : own->second);
}

}  // namespace instar
