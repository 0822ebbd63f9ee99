#include "generator/cpp_element.hpp"

#include <string>
#include <utility>
#include <variant>

#include "generator/cpp_property.hpp"
#include "generator/cpp_type.hpp"
#include "generator/cpp_value.hpp"

namespace instar::generator {
namespace {

/// A call with a name and more names.
cpp_code named_call(std::string_view function, std::string_view name, const std::vector<std::string>& more = {}) {
  auto call = cpp_call(function, {cpp_name(name)});
  for (const auto& one : more) call.arguments.push_back(cpp_name(one));
  return call;
}

std::string with_underscores(std::string_view words) {
  std::string name(words);
  for (char& c : name)
    if (c == ' ') c = '_';
  return name;
}

void add_action(cpp_code& key, std::string_view verb, referential_action action) {
  if (action == referential_action::no_action) return;
  key.verbs.push_back(cpp_call(verb, {{.text = with_underscores(spelling(action))}}));
}

void add_condition(cpp_code& element, std::string_view where) {
  if (!where.empty()) element.verbs.push_back(cpp_call("where", {cpp_text(where)}));
}

cpp_code key_cpp(const index_key& key) {
  auto code = key.expression.empty() ? cpp_name(key.column) : cpp_call("sql", {cpp_text(key.expression)});
  if (key.properties.empty()) return code;
  return described(cpp_call("key", {std::move(code)}), key.properties);
}

cpp_code with_keys(std::string_view function, const std::string& name, const std::vector<index_key>& keys) {
  auto code = named_call(function, name);
  for (const auto& one : keys) code.arguments.push_back(key_cpp(one));
  return code;
}

cpp_code undescribed(const primary_key& key) { return named_call("primary_key", key.name, key.columns); }
cpp_code undescribed(const unique& one) { return named_call("unique", one.name, one.columns); }
cpp_code undescribed(const check& one) { return cpp_call("check", {cpp_name(one.name), cpp_text(one.expression)}); }
cpp_code undescribed(const foreign_key& key) {
  auto code = named_call("foreign_key", key.name, key.columns);
  code.verbs.push_back(named_call("references", key.referenced_table, key.referenced_columns));
  add_action(code, "on_delete", key.on_delete);
  add_action(code, "on_update", key.on_update);
  return code;
}
cpp_code undescribed(const exclude& one) {
  auto code = with_keys("exclude", one.name, one.keys);
  add_condition(code, one.where);
  return code;
}

}  // namespace

cpp_code cpp_element(const column& any) {
  auto code = cpp_call("column", {cpp_name(any.name), cpp_type(any.type)});
  if (any.not_null) code.verbs.push_back(cpp_call("not_null"));
  if (any.identity) code.verbs.push_back(cpp_call("identity"));
  if (any.default_value.kind != term_kind::none)
    code.verbs.push_back(cpp_call("default_value", {cpp_value(any.default_value)}));
  return described(std::move(code), any.properties);
}

cpp_code cpp_element(const constraint& any) {
  auto code = std::visit([](const auto& one) { return undescribed(one); }, any);
  return described(std::move(code), properties_of(any));
}

cpp_code cpp_element(const index& any) {
  auto code = with_keys("index", any.name, any.keys);
  if (any.unique) code.verbs.push_back(cpp_call("unique"));
  add_condition(code, any.where);
  return described(std::move(code), any.properties);
}

cpp_code cpp_element(const row& any) {
  auto code = cpp_call("row");
  for (const auto& one : any.values) {
    code.arguments.push_back(cpp_name(one.column));
    code.arguments.push_back(cpp_value(one.value));
  }
  return code;
}

cpp_code cpp_element(const object& any) {
  auto code = cpp_identity(any.kind, any.name, any.on);
  for (const auto& label : any.labels) code.arguments.push_back(cpp_name(label));
  for (const auto& attribute : any.attributes) code.arguments.push_back(cpp_element(attribute));
  return described(std::move(code), any.properties);
}

cpp_code cpp_element(const properties& of_table) { return described(cpp_call("properties"), of_table); }

cpp_code cpp_identity(object_kind kind, std::string_view name, std::string_view on) {
  auto code = named_call(with_underscores(spelling(kind)), name);
  if (!on.empty()) code.arguments.push_back(cpp_name(on));
  return code;
}

std::vector<cpp_code> cpp_parts(const table& any) {
  std::vector<cpp_code> parts;
  if (!any.properties.empty()) parts.push_back(cpp_element(any.properties));
  for (const auto& one : any.columns) parts.push_back(cpp_element(one));
  for (const auto kind :
       {element::primary_key, element::unique, element::check, element::exclude, element::foreign_key})
    for (const auto& one : any.constraints)
      if (element_of(one) == kind) parts.push_back(cpp_element(one));
  for (const auto& one : any.indexes) parts.push_back(cpp_element(one));
  for (const auto& one : any.rows) parts.push_back(cpp_element(one));
  return parts;
}

}  // namespace instar::generator
