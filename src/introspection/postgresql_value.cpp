#include "introspection/postgresql_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include <instar/vocabulary/canonical_text.hpp>

#include "dialects/sql_token.hpp"

namespace instar {
namespace {

struct spelling_of {
  std::string_view sql;
  std::string_view word;
};

constexpr std::array<spelling_of, 10> other_spellings = {{{"double precision", "double"},
                                                          {"character varying", "varchar"},
                                                          {"character", "char"},
                                                          {"bit varying", "varbit"},
                                                          {"bytea", "bytes"},
                                                          {"timestamp without time zone", "timestamp"},
                                                          {"timestamp with time zone", "timestamptz"},
                                                          {"time without time zone", "time"},
                                                          {"time with time zone", "timetz"},
                                                          {"bit", "bit"}}};

constexpr std::array<std::string_view, 39> same_spellings = {
    "boolean",       "smallint",     "integer",        "bigint",        "real",      "numeric",        "money",
    "text",          "date",         "interval",       "uuid",          "json",      "jsonb",          "xml",
    "inet",          "cidr",         "macaddr",        "macaddr8",      "point",     "line",           "lseg",
    "box",           "path",         "polygon",        "circle",        "tsvector",  "tsquery",        "int4range",
    "int8range",     "numrange",     "tsrange",        "tstzrange",     "daterange", "int4multirange", "int8multirange",
    "nummultirange", "tsmultirange", "tstzmultirange", "datemultirange"};

std::string_view word_of(std::string_view sql) {
  const auto* other = std::ranges::find(other_spellings, sql, &spelling_of::sql);
  if (other != other_spellings.end()) return other->word;
  const auto* same = std::ranges::find(same_spellings, sql);
  return same == same_spellings.end() ? std::string_view() : *same;
}

/// Takes `(10,2)` out of `numeric(10,2)`, and `(3)` out of `time(3) with time zone`.
std::optional<std::string> without_parameters(std::string_view formatted, type& into) {
  const auto open = formatted.find('(');
  if (open == std::string_view::npos) return std::string(formatted);
  const auto close = formatted.find(')', open);
  const char* at = formatted.data() + open + 1;
  const char* const end = formatted.data() + close;
  while (at < end) {
    if (into.parameter_count == 2) return std::nullopt;
    const auto [next, code] = std::from_chars(at, end, into.parameters[into.parameter_count++]);
    if (code != std::errc()) return std::nullopt;  // a scale below zero
    at = next + 1;
  }
  return std::string(formatted.substr(0, open)) + std::string(formatted.substr(close + 1));
}

std::string unescaped(std::string_view literal) {
  const bool escapes = literal.front() == 'E';
  literal.remove_prefix(escapes ? 2 : 1);
  std::string text;
  for (std::size_t i = 0; i + 1 < literal.size(); ++i) {
    text += literal[i];
    if (literal[i] == '\'' || (escapes && literal[i] == '\\')) ++i;
  }
  return text;
}

/// Whether PostgreSQL takes a number for one of a type if it stands there bare. Source: PostgreSQL manual, section
/// 4.1.2.6, "Numeric Constants".
bool is_type_of_number(std::string_view type, std::string_view number) {
  constexpr std::size_t digits_of_any_bigint = 18;
  const bool is_whole = number.find_first_of(".eE") == number.npos;
  if (!is_whole) return type == "numeric";
  return type == "integer" || type == "bigint" || (type == "numeric" && number.size() > digits_of_any_bigint + 2);
}

template <class Integer>
constexpr std::pair<std::int64_t, std::int64_t> limits_of() {
  return {std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()};
}

std::pair<std::int64_t, std::int64_t> limits_of(std::string_view type) {
  if (type == "smallint") return limits_of<std::int16_t>();
  return type == "integer" ? limits_of<std::int32_t>() : limits_of<std::int64_t>();
}

}  // namespace

type read_postgresql_type(std::string_view formatted) {
  type any;
  type as_it_stands{.name = std::string(formatted), .raw = true};
  const auto bare = without_parameters(formatted, any);
  const auto word = bare ? word_of(*bare) : std::string_view();
  if (word.empty()) return as_it_stands;
  any.name = word;
  return any;
}

term read_postgresql_default(std::string_view sql, std::string_view formatted_type) {
  if (sql.empty()) return {};
  if (sql == "true" || sql == "false") return {term_kind::boolean, std::string(sql)};
  if (canonical::is_number(sql)) return {term_kind::number, std::string(sql)};
  term expression{term_kind::expression, expression_of({{std::string(sql), false}})};
  const auto tokens = tokens_of(sql, sql_language::postgresql);
  const bool is_cast = tokens.size() > 2 && tokens[0].what == sql_token::kind::text && tokens[1].is_sign("::") &&
                       (tokens[0].text.front() == '\'' || tokens[0].text.front() == 'E');
  if (!is_cast) return expression;
  const auto name = sql.substr(tokens[2].begin);
  const auto text = unescaped(tokens[0].text);
  if (canonical::is_number(text) && is_type_of_number(name, text)) return {term_kind::number, text};
  type ignored;
  const bool is_own_type = name == without_parameters(formatted_type, ignored) || name == "bpchar";
  return is_own_type ? term{term_kind::text, text} : expression;
}

void say_options(properties& all, const sequence_options& any) {
  const auto [least, most] = limits_of(any.type);
  const bool ascends = any.increment > 0;
  const auto say = [&](std::string name, std::int64_t number, std::int64_t usual) {
    if (number != usual) all.set({{}, std::move(name), {term_kind::number, std::to_string(number)}});
  };
  say("increment", any.increment, 1);
  say("minimum", any.minimum, ascends ? 1 : least);
  say("maximum", any.maximum, ascends ? most : -1);
  say("start", any.start, ascends ? any.minimum : any.maximum);
  say("cache", any.cache, 1);
  if (any.cycle) all.set({{}, "cycle", {}});
}

}  // namespace instar
