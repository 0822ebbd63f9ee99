#include "dialects/standard_sql.hpp"

#include <algorithm>
#include <utility>

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

namespace {

void append_doubled(std::string& result, std::string_view text, char special) {
  for (auto at = text.find(special); at != std::string_view::npos; at = text.find(special)) {
    result.append(text.substr(0, at + 1)) += special;
    text.remove_prefix(at + 1);
  }
  result.append(text);
}

}  // namespace

std::string doubled(std::string_view text, char special) {
  std::string result;
  append_doubled(result, text, special);
  return result;
}

std::string quoted(std::string_view text, char mark) {
  std::string result;
  result.reserve(text.size() + 2);
  result += mark;
  append_doubled(result, text, mark);
  result += mark;
  return result;
}

std::string action_sql(std::string_view words, referential_action action) {
  if (action == referential_action::no_action) return {};
  std::string sql(words);
  for (char c : spelling(action)) sql += c == ' ' ? c : static_cast<char>(c - 'a' + 'A');
  return sql;
}

std::vector<constraint> by_kind(const shared_set<constraint, by_name>& constraints) {
  std::vector<constraint> sorted(constraints.begin(), constraints.end());
  std::ranges::stable_sort(sorted, {}, &constraint::index);
  return sorted;
}

std::string own_sql(std::string_view text) {
  const auto end = text.find_last_not_of("; \t\r\n");
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

namespace {

template <class Step>
const std::string& text_for(const Step& change, std::string_view dialect) {
  const auto own = change.per_dialect.find(dialect);
  return own == change.per_dialect.end() ? change.sql : own->second;
}

/// The character that would end the quotes within which `sql` ends, or 0.
char open_quotes(std::string_view sql, char open) {
  for (const char c : sql)
    if (open == 0 && (c == '\'' || c == '"'))
      open = c;
    else if (c == open)
      open = 0;
  return open;
}

/// An argument that is inserted between quotes must not end them.
std::string with_arguments(const std::string& sql, const std::vector<seeded_value>& arguments) {
  const row given{arguments};
  std::string text;
  char quotes = 0;
  for (const auto& part : parts_of(sql)) {
    if (!part.is_column) quotes = open_quotes(part.text, quotes);
    const auto& value = part.is_column ? given.find(part.text)->text : part.text;
    text += part.is_column && quotes != 0 ? doubled(value, quotes) : value;
  }
  return text;
}

constexpr std::size_t rows_in_a_statement = 500;

}  // namespace

std::string own_sql(const execute& change, std::string_view dialect) {
  const auto& sql = text_for(change, dialect);
  return own_sql(change.arguments.empty() ? sql : with_arguments(sql, change.arguments));
}

statements own_statements(const execute& change, std::string_view dialect) {
  statement own{own_sql(change, dialect)};
  if (own.sql.empty()) return {};
  own.outside_transaction = change.outside_transaction;
  own.repeatable = change.repeatable;
  own.done_when = own_sql(change.done_when);
  own.cleared_by = own_sql(change.cleared_by);
  return {std::move(own)};
}

std::string batch_sql(const backfill& change, std::string_view dialect, std::string_view condition) {
  constexpr std::string_view keys = "{keys}";
  auto sql = own_sql(text_for(change, dialect));
  for (auto at = sql.find(keys); at != sql.npos; at = sql.find(keys, at + condition.size()))
    sql.replace(at, keys.size(), condition);
  return sql;
}

std::string batch_key_sql(const backfill& change, const dialect& language) {
  return language.quote_table(change.table) + "." + language.quote_name(change.key);
}

statements whole_statements(const backfill& change, const dialect& language) {
  auto sql = batch_sql(change, language.name(), batch_key_sql(change, language) + " IS NOT NULL");
  return sql.empty() ? statements{} : statements{{std::move(sql)}};
}

std::vector<std::vector<row>> portions_of(const std::vector<row>& rows) {
  std::vector<std::vector<row>> portions;
  for (std::size_t i = 0; i < rows.size(); i += rows_in_a_statement) {
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(i);
    portions.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(std::min(rows_in_a_statement, rows.size() - i)));
  }
  return portions;
}

}  // namespace instar
