#include "introspection/sqlite_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace {

struct spelling_of {
  std::string_view sql;
  std::string_view word;
};

constexpr std::array<spelling_of, 10> spellings = {{{"boolean", "boolean"},
                                                    {"smallint", "smallint"},
                                                    {"integer", "integer"},
                                                    {"bigint", "bigint"},
                                                    {"real", "real"},
                                                    {"double", "double"},
                                                    {"numeric", "numeric"},
                                                    {"text", "text"},
                                                    {"varchar", "varchar"},
                                                    {"blob", "bytes"}}};
constexpr std::array<spelling_of, 5> strict_spellings = {
    {{"int", "bigint"}, {"integer", "integer"}, {"real", "double"}, {"text", "text"}, {"blob", "bytes"}}};

template <std::size_t Size>
std::string_view word_of(const std::array<spelling_of, Size>& all, std::string_view sql) {
  const auto found = std::ranges::find(all, sql, &spelling_of::sql);
  return found == all.end() ? std::string_view() : found->word;
}

/// `VARCHAR(20)`, `NUMERIC(10, 2)`, `CHAR(4)`.
bool read_parameters(type& any, sql_tokens tokens) {
  for (const auto& part : split_at_commas(inside(tokens))) {
    if (part.size() != 1 || any.parameter_count == 2) return false;
    const auto& text = part.front().text;
    auto& parameter = any.parameters[any.parameter_count++];
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), parameter);
    if (code != std::errc() || end != text.data() + text.size()) return false;
  }
  return any.parameter_count != 0 && (any.name == "numeric" || any.parameter_count == 1);
}

std::string unquoted(std::string_view text) {
  std::string plain;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    plain += text[i];
    if (text[i] == '\'') ++i;
  }
  return plain;
}

term number_or_truth(std::string text, const type& of) {
  if (of.name == "boolean" && (text == "0" || text == "1")) return {term_kind::boolean, text == "1" ? "true" : "false"};
  return {term_kind::number, std::move(text)};
}

}  // namespace

type read_sqlite_type(std::string_view sql, bool strict) {
  const auto tokens = tokens_of(sql, sql_language::sqlite);
  type as_it_stands{.name = std::string(sql), .raw = true};
  if (tokens.empty()) return as_it_stands;
  const auto spelt = in_lower_case(tokens.front().text);
  if (tokens.size() == 1) {
    const auto word = strict ? word_of(strict_spellings, spelt) : word_of(spellings, spelt);
    return word.empty() ? as_it_stands : type{.name = std::string(word)};
  }
  type any{.name = spelt};
  const bool has_parameters = !strict && (spelt == "varchar" || spelt == "numeric" || spelt == "char") &&
                              tokens[1].is_sign("(") && end_of_group(tokens, 1) == tokens.size();
  return has_parameters && read_parameters(any, sql_tokens(tokens).subspan(1)) ? any : as_it_stands;
}

term read_sqlite_default(std::string_view sql, sql_tokens value, const type& of) {
  value = inside(value);
  if (value.empty()) return {};
  const auto text = std::string(sql.substr(value.front().begin, value.back().end - value.front().begin));
  const auto& last = value.back();
  const bool has_sign = value.size() == 2 && (value.front().is_sign("-") || value.front().is_sign("+"));
  if ((value.size() == 1 || has_sign) && last.what == sql_token::kind::word && canonical::is_number(last.text))
    return number_or_truth((has_sign && value.front().text == "-" ? "-" : "") + last.text, of);
  if (value.size() == 1) {
    if (last.what == sql_token::kind::text && last.text.front() == '\'') return {term_kind::text, unquoted(last.text)};
    if (last.what == sql_token::kind::quoted) return {term_kind::text, last.text};
    if (last.is_word("null")) return {};
    if (last.is_word("true") || last.is_word("false")) return number_or_truth(last.is_word("true") ? "1" : "0", of);
  }
  return {term_kind::expression, expression_of({{text, false}})};
}

}  // namespace instar
