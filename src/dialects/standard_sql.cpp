#include "dialects/standard_sql.hpp"

#include <algorithm>

namespace instar {
namespace {

/// ` ON DELETE SET NULL`, or nothing for the action that SQL takes by itself.
std::string action_sql(std::string_view words, referential_action action) {
  if (action == referential_action::no_action) return {};
  std::string sql(words);
  for (char c : spelling(action)) sql += c == ' ' ? c : static_cast<char>(c - 'a' + 'A');
  return sql;
}

struct constraint_body {
  quoting quote_name;

  [[nodiscard]] std::string columns(const std::vector<std::string>& names) const {
    return " (" + name_list(names, quote_name) + ")";
  }

  std::string operator()(const primary_key& key) const { return "PRIMARY KEY" + columns(key.columns); }
  std::string operator()(const unique& one) const { return "UNIQUE" + columns(one.columns); }
  std::string operator()(const check& one) const {
    return "CHECK (" + expression_sql(one.expression, quote_name) + ")";
  }
  std::string operator()(const foreign_key& key) const {
    return "FOREIGN KEY" + columns(key.columns) + " REFERENCES " + quote_name(key.referenced_table) +
           columns(key.referenced_columns) + action_sql(" ON DELETE ", key.on_delete) +
           action_sql(" ON UPDATE ", key.on_update);
  }
};

}  // namespace

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

std::string standard_constraint_sql(const constraint& any, quoting quote_name) {
  return "CONSTRAINT " + quote_name(name_of(any)) + " " + std::visit(constraint_body{quote_name}, any);
}

std::vector<constraint> by_kind(const std::set<constraint, by_name>& constraints) {
  std::vector<constraint> sorted(constraints.begin(), constraints.end());
  std::ranges::stable_sort(sorted, {}, &constraint::index);
  return sorted;
}

std::string standard_index_sql(const index& any, std::string_view on_table, quoting quote_name) {
  return std::string(any.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quote_name(any.name) + " ON " +
         quote_name(on_table) + " (" + name_list(any.columns, quote_name) + ")" +
         (any.where.empty() ? "" : " WHERE " + expression_sql(any.where, quote_name));
}

std::string own_sql(const execute& change, std::string_view dialect) {
  const auto own = change.per_dialect.find(dialect);
  std::string sql = own == change.per_dialect.end() ? change.sql : own->second;
  while (!sql.empty() && std::string_view("; \t\r\n").find(sql.back()) != std::string_view::npos) sql.pop_back();
  return sql;
}

}  // namespace instar
