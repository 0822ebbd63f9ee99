#include "dialects/postgresql/types.hpp"

#include <algorithm>
#include <array>

#include "dialects/portable_objections.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

struct known_type {
  std::string_view word;
  type_family family = type_family::other;
  std::string_view sql = word;
};

constexpr std::array<known_type, 49> known_types{{{"boolean", type_family::boolean},
                                                  {"smallint", type_family::number},
                                                  {"integer", type_family::number},
                                                  {"bigint", type_family::number},
                                                  {"real", type_family::number},
                                                  {"double", type_family::number, "double precision"},
                                                  {"numeric", type_family::number},
                                                  {"money", type_family::money},
                                                  {"text", type_family::text},
                                                  {"varchar", type_family::text},
                                                  {"char", type_family::text},
                                                  {"bit", type_family::bits},
                                                  {"varbit", type_family::bits},
                                                  {"bytes", type_family::bytes, "bytea"},
                                                  {"date", type_family::moment},
                                                  {"timestamp", type_family::moment},
                                                  {"timestamptz", type_family::moment},
                                                  {"time", type_family::clock},
                                                  {"timetz", type_family::clock},
                                                  {"interval"},
                                                  {"uuid"},
                                                  {"json", type_family::json},
                                                  {"jsonb", type_family::json},
                                                  {"xml"},
                                                  {"inet", type_family::network},
                                                  {"cidr", type_family::network},
                                                  {"macaddr"},
                                                  {"macaddr8"},
                                                  {"point"},
                                                  {"line"},
                                                  {"lseg"},
                                                  {"box"},
                                                  {"path"},
                                                  {"polygon"},
                                                  {"circle"},
                                                  {"tsvector"},
                                                  {"tsquery"},
                                                  {"int4range", type_family::range},
                                                  {"int8range", type_family::range},
                                                  {"numrange", type_family::range},
                                                  {"tsrange", type_family::range},
                                                  {"tstzrange", type_family::range},
                                                  {"daterange", type_family::range},
                                                  {"int4multirange", type_family::range},
                                                  {"int8multirange", type_family::range},
                                                  {"nummultirange", type_family::range},
                                                  {"tsmultirange", type_family::range},
                                                  {"tstzmultirange", type_family::range},
                                                  {"datemultirange", type_family::range}}};

const known_type* find_known(std::string_view word) {
  const auto* found = std::ranges::find(known_types, word, &known_type::word);
  return found == known_types.end() ? nullptr : found;
}

std::string brackets(std::size_t dimensions) {
  std::string sql;
  for (std::size_t i = 0; i < dimensions; ++i) sql += "[]";
  return sql;
}

std::string element_sql(const type& any) {
  if (any.raw) return any.name;
  if (any.declared) return quote_path(any.name);
  const auto* known = find_known(any.name);
  if (known == nullptr) throw error(error_code::unsupported, unknown_type({}, any).text);
  return std::string(known->sql) + parameters_sql(any);
}

bool is_declared(std::string_view name, const model& schema) {
  constexpr std::array<object_kind, 3> kinds{object_kind::enumeration, object_kind::domain, object_kind::composite};
  return std::ranges::any_of(kinds, [&](object_kind kind) { return schema.find_object(kind, name) != nullptr; });
}

}  // namespace

std::string type_sql(const type& any) { return element_sql(any) + brackets(any.dimensions); }

std::string type_sql(std::string_view text, const model& schema) {
  const auto end = text.find_first_of("([");
  const std::string_view name = text.substr(0, end);
  const std::string rest(end == std::string_view::npos ? std::string_view() : text.substr(end));
  if (is_declared(name, schema)) return quote_path(name) + rest;
  const auto* known = find_known(name);
  return std::string(known == nullptr ? name : known->sql) + rest;
}

type_family family_of(const type& any) {
  const auto* known = any.raw || any.declared || any.dimensions != 0 ? nullptr : find_known(any.name);
  return known == nullptr ? type_family::other : known->family;
}

bool may_be_collated(const type& any) {
  const auto* known = any.raw || any.declared ? nullptr : find_known(any.name);
  return known == nullptr || known->family == type_family::text;
}

bool is_word(const type& any, std::string_view word) {
  return !any.raw && !any.declared && any.dimensions == 0 && any.name == word;
}

}  // namespace instar::postgresql_sql
