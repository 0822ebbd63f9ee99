#include "generator/cpp_property.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "generator/cpp_value.hpp"

namespace instar::generator {
namespace {

/// What a property is called as a verb: by its own name, unless C++ has reserved that.
std::string_view verb_of(std::string_view word) {
  if (word == "requires") return "requiring";
  if (word == "operator") return "with_operator";
  if (word == "using") return "using_expression";
  if (word == "default") return "default_value";
  return word;
}

/// The columns of `{a}, {b}`; none where an expression is anything else.
std::vector<std::string> columns_in(const std::string& expression) {
  std::vector<std::string> columns;
  std::vector<expression_part> list;
  for (const auto& part : parts_of(expression))
    if (part.is_column) {
      columns.push_back(part.text);
      if (!list.empty()) list.push_back({.text = ", "});
      list.push_back(part);
    }
  return expression_of(list) == expression ? columns : std::vector<std::string>{};
}

cpp_code with_columns(std::string_view verb, const std::vector<std::string>& columns) {
  auto call = cpp_call(verb);
  for (const auto& one : columns) call.arguments.push_back(cpp_name(one));
  return call;
}

/// `.with("include", sql("..."))`, or `.on("postgresql", ...)`.
cpp_code by_word(const property& any) {
  auto call = any.dialect.empty() ? cpp_call("with") : cpp_call("on", {cpp_name(any.dialect)});
  call.arguments.push_back(cpp_name(any.name));
  if (any.value.kind != term_kind::none) call.arguments.push_back(cpp_value(any.value));
  return call;
}

cpp_code verb(const property& any) {
  if (!any.dialect.empty()) return by_word(any);
  if (any.name == "include" || any.name == "set_columns") {
    const auto columns = columns_in(any.value.text);
    return columns.empty() ? by_word(any) : with_columns(any.name, columns);
  }
  auto call = cpp_call(verb_of(any.name));
  if (any.value.kind == term_kind::expression && any.name != "default")
    call.arguments.push_back(cpp_text(any.value.text));
  else if (any.value.kind != term_kind::none)
    call.arguments.push_back(cpp_value(any.value));
  return call;
}

}  // namespace

cpp_code described(cpp_code code, const properties& all) {
  for (const auto& one : all) code.verbs.push_back(verb(one));
  return code;
}

}  // namespace instar::generator
