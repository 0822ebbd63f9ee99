#include "generator/cpp_type.hpp"

#include <set>
#include <string_view>

#include "generator/cpp_literal.hpp"

namespace instar::generator {
namespace {

/// The words that are the names of constants in `instar::types`.
const std::set<std::string_view>& words() {
  static const std::set<std::string_view> all = {"boolean",
                                                 "smallint",
                                                 "integer",
                                                 "bigint",
                                                 "real",
                                                 "money",
                                                 "text",
                                                 "bytes",
                                                 "date",
                                                 "timetz",
                                                 "timestamp",
                                                 "timestamptz",
                                                 "interval",
                                                 "uuid",
                                                 "json",
                                                 "jsonb",
                                                 "xml",
                                                 "inet",
                                                 "cidr",
                                                 "macaddr",
                                                 "macaddr8",
                                                 "point",
                                                 "line",
                                                 "lseg",
                                                 "box",
                                                 "path",
                                                 "polygon",
                                                 "circle",
                                                 "tsvector",
                                                 "tsquery",
                                                 "int4range",
                                                 "int8range",
                                                 "numrange",
                                                 "tsrange",
                                                 "tstzrange",
                                                 "daterange",
                                                 "int4multirange",
                                                 "int8multirange",
                                                 "nummultirange",
                                                 "tsmultirange",
                                                 "tstzmultirange",
                                                 "datemultirange"};
  return all;
}

/// The constant of a word without parameters, or nothing.
std::string constant(std::string_view word) {
  // <ctime> puts a function `time` into the global namespace.
  if (word == "time") return "types::time";
  if (word == "double") return "double_precision";
  if (word == "numeric") return "any_numeric";
  if (word == "varchar") return "any_varchar";
  return std::string(words().contains(word) ? word : "");
}

/// The function that makes a word with so many parameters, or nothing.
std::string function(std::string_view word, std::size_t parameters) {
  if (word == "numeric" && parameters == 2) return "numeric";
  if (parameters != 1) return {};
  if (word == "char") return "character";
  return std::string(word == "varchar" || word == "bit" || word == "varbit" ? word : "");
}

/// As an aggregate, where no word says it.
cpp_code spelled_out(const type& any) {
  std::string parameters;
  for (std::size_t i = 0; i != any.parameter_count; ++i)
    parameters += (i == 0 ? "" : ", ") + std::to_string(any.parameters[i]);
  return {.text = "instar::type_word{" + cpp_literal(any.name) + ", {" + parameters + "}, " +
                  std::to_string(any.parameter_count) + "}"};
}

cpp_code element_type(const type& any) {
  if (any.raw) return cpp_call("sql_type", {cpp_name(any.name)});
  if (any.declared) return cpp_call("declared_type", {cpp_name(any.name)});
  if (const auto name = function(any.name, any.parameter_count); !name.empty()) {
    auto call = cpp_call(name);
    for (std::size_t i = 0; i != any.parameter_count; ++i)
      call.arguments.push_back({.text = std::to_string(any.parameters[i])});
    return call;
  }
  const auto name = constant(any.name);
  if (name.empty() || any.parameter_count > 1) return spelled_out(any);
  if (any.parameter_count == 0) return {.text = name};
  return cpp_call("with_precision", {{.text = name}, {.text = std::to_string(any.parameters[0])}});
}

}  // namespace

cpp_code cpp_type(const type& any) {
  if (any.dimensions == 0) return element_type(any);
  auto array = cpp_call("array_of", {element_type(any)});
  if (any.dimensions > 1) array.arguments.push_back({.text = std::to_string(any.dimensions)});
  return array;
}

}  // namespace instar::generator
