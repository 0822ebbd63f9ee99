#include "generator/odb/types.hpp"

#include <array>
#include <charconv>
#include <instar/vocabulary/type.hpp>
#include <optional>

#include "generator/odb/sql_text.hpp"

namespace instar::generator::odb {
namespace {

/// What headers of ODB hold; the more general word stands first where a database spells two alike.
constexpr std::array<std::string_view, 17> portable_words{
    "boolean", "smallint", "integer", "bigint", "real",      "double",      "numeric", "text", "varchar",
    "char",    "bytes",    "date",    "time",   "timestamp", "timestamptz", "uuid",    "json"};

/// A type with its parameters apart: `NUMERIC(10, 2)`.
std::optional<type> parameters_in(std::string_view sql) {
  type read;
  for (const auto& any : tokens_of(sql)) {
    if (any.depth == 0 || any.text == ",") continue;
    if (any.kind != token_kind::number || read.parameter_count == 2) return std::nullopt;
    auto& number = read.parameters[read.parameter_count++];
    if (std::from_chars(any.text.data(), any.text.data() + any.text.size(), number).ec != std::errc()) return {};
  }
  return read;
}

/// The same for two spellings of one type: without spaces that mean nothing, in capitals.
std::string normal(std::string_view sql) {
  std::string text;
  for (const auto& any : tokens_of(sql)) {
    const bool parted = any.kind == token_kind::word && !text.empty();
    text += (parted ? " " : "") + in_capitals(any.text);
  }
  return text;
}

bool is_spelled(const type& any, const spelled_type& spelled) {
  return normal(spelled.in->type_sql(any)) == normal(spelled.sql);
}

std::vector<type> candidates(const spelled_type& spelled) {
  std::vector<type> all;
  if (auto parameters = parameters_in(spelled.sql)) {
    for (const auto& word : portable_words) {
      parameters->name = word;
      if (is_spelled(*parameters, spelled)) all.push_back(*parameters);
    }
  }
  all.push_back({.name = spelled.sql, .raw = true});
  return all;
}

}  // namespace

common_type find_common_type(const std::vector<spelled_type>& spelled) {
  std::optional<common_type> best;
  for (const auto& from : spelled) {
    for (const auto& candidate : candidates(from)) {
      common_type one{candidate, {}};
      for (const auto& any : spelled)
        if (!is_spelled(candidate, any)) one.otherwise.push_back(any);
      if (!best || one.otherwise.size() < best->otherwise.size()) best = std::move(one);
    }
  }
  return best.value();
}

}  // namespace instar::generator::odb
