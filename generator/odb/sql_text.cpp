#include "generator/odb/sql_text.hpp"

#include <algorithm>
#include <instar/vocabulary/canonical_text.hpp>
#include <utility>

namespace instar::generator::odb {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// The end of what is quoted from `begin` on; a doubled quote is one of the text.
std::size_t end_of_quoted(std::string_view sql, std::size_t begin) {
  for (auto at = begin + 1; at < sql.size(); ++at) {
    if (sql[at] != sql[begin]) continue;
    if (at + 1 == sql.size() || sql[at + 1] != sql[begin]) return at + 1;
    ++at;
  }
  return sql.size();
}

template <class Belongs>
std::size_t end_of_run(std::string_view sql, std::size_t begin, Belongs belongs) {
  auto end = begin + 1;
  while (end < sql.size() && belongs(sql[end])) ++end;
  return end;
}

std::pair<token_kind, std::size_t> token_at(std::string_view sql, std::size_t begin) {
  const char first = sql[begin];
  if (first == '\'') return {token_kind::text, end_of_quoted(sql, begin)};
  if (first == '"' || first == '`') return {token_kind::quoted_name, end_of_quoted(sql, begin)};
  if (begins_word(first))
    return {token_kind::word, end_of_run(sql, begin, [](char c) { return begins_word(c) || is_digit(c) || c == '$'; })};
  if (is_digit(first))
    return {token_kind::number,
            end_of_run(sql, begin, [](char c) { return is_digit(c) || begins_word(c) || c == '.'; })};
  return {token_kind::symbol, begin + 1};
}

std::string without_quotes(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    text += quoted[i];
    if (quoted[i] == quoted.front()) ++i;
  }
  return text;
}

/// Whether a token, as far as its neighbours tell, stands for a column and not for a function, a type or a table.
bool can_be_column(const std::vector<token>& all, std::size_t at) {
  const auto next_is = [&](std::string_view symbol) { return at + 1 < all.size() && all[at + 1].text == symbol; };
  if (all[at].kind != token_kind::word && all[at].kind != token_kind::quoted_name) return false;
  if (next_is("(") || next_is(".")) return false;
  if (at + 1 < all.size() && all[at + 1].kind == token_kind::text) return false;  // DATE '2026-01-01'
  if (at == 0) return true;
  const auto& before = all[at - 1];
  return before.text != "." && before.text != ":" && !is_word(before, "AS") && !is_word(before, "COLLATE");
}

}  // namespace

std::vector<token> tokens_of(std::string_view sql) {
  std::vector<token> all;
  int depth = 0;
  for (std::size_t at = 0; at < sql.size();) {
    if (is_space(sql[at])) {
      ++at;
      continue;
    }
    const auto [kind, end] = token_at(sql, at);
    const auto text = sql.substr(at, end - at);
    if (text == ")") --depth;
    all.push_back({kind, text, depth});
    if (text == "(") ++depth;
    at = end;
  }
  return all;
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_word(const token& any, std::string_view capitals) {
  return any.kind == token_kind::word && in_capitals(any.text) == capitals;
}

std::string name_in(const token& any) {
  if (any.kind == token_kind::quoted_name) return without_quotes(any.text);
  std::string lower(any.text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::vector<clause> clauses_of(std::string_view sql, const std::set<std::string_view>& keywords) {
  const auto all = tokens_of(sql);
  const auto offset = [&](std::size_t at) {
    return at < all.size() ? static_cast<std::size_t>(all[at].text.data() - sql.data()) : sql.size();
  };
  const auto begins_clause = [&](std::size_t at) {
    if (at == 0 || all[at].depth != 0 || all[at].kind != token_kind::word) return at == 0;
    // DEFAULT NULL, ON DELETE SET NULL, NOT NULL, GENERATED ALWAYS AS and CONSTRAINT name CHECK are of one piece.
    const auto& before = all[at - 1];
    for (const auto* word : {"DEFAULT", "SET", "NOT", "ALWAYS", "BY", "CONSTRAINT"})
      if (is_word(before, word)) return false;
    if (at > 1 && is_word(all[at - 2], "CONSTRAINT")) return false;
    return keywords.contains(in_capitals(all[at].text));
  };
  std::vector<clause> clauses;
  for (std::size_t begin = 0; begin < all.size();) {
    auto end = begin + 1;
    while (end < all.size() && !begins_clause(end)) ++end;
    auto at = begin;
    clause one;
    if (is_word(all[at], "CONSTRAINT") && at + 2 < end) {
      one.constraint = name_in(all[at + 1]);
      at += 2;
    }
    if (const auto word = in_capitals(all[at].text); keywords.contains(word)) one.keyword = word;
    const auto body = one.keyword.empty() ? at : at + 1;
    one.body = trimmed(sql.substr(offset(body), offset(end) - offset(body)));
    one.whole = trimmed(sql.substr(offset(begin), offset(end) - offset(begin)));
    clauses.push_back(std::move(one));
    begin = end;
  }
  return clauses;
}

std::string_view without_parentheses(std::string_view sql) {
  const auto all = tokens_of(sql);
  if (all.size() < 2 || all.front().text != "(" || all.back().text != ")") return sql;
  const bool around_all = std::all_of(all.begin() + 1, all.end() - 1, [](const token& any) { return any.depth > 0; });
  return around_all ? trimmed(trimmed(sql).substr(1, trimmed(sql).size() - 2)) : sql;
}

std::string with_references(std::string_view sql, const std::vector<std::string>& columns) {
  const auto all = tokens_of(sql);
  std::vector<expression_part> parts;
  std::size_t done = 0;
  for (std::size_t at = 0; at != all.size(); ++at) {
    if (!can_be_column(all, at)) continue;
    const auto name = name_in(all[at]);
    if (std::ranges::find(columns, name) == columns.end()) continue;
    const auto begin = static_cast<std::size_t>(all[at].text.data() - sql.data());
    parts.push_back({std::string(sql.substr(done, begin - done))});
    parts.push_back({name, true});
    done = begin + all[at].text.size();
  }
  parts.push_back({std::string(sql.substr(done))});
  return expression_of(parts);
}

term term_in(std::string_view sql) {
  sql = trimmed(sql);
  const auto all = tokens_of(sql);
  if (all.size() == 1 && all[0].kind == token_kind::text) return {term_kind::text, without_quotes(sql)};
  if (canonical::is_number(sql)) return {term_kind::number, std::string(sql)};
  const auto word = in_capitals(sql);
  if (word == "TRUE") return {term_kind::boolean, "true"};
  if (word == "FALSE") return {term_kind::boolean, "false"};
  if (word == "NULL") return {};
  return {term_kind::expression, expression_of({{std::string(without_parentheses(sql))}})};
}

}  // namespace instar::generator::odb
