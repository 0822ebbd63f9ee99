#include "generator/declarable.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include <instar/error.hpp>

#include "generator/cpp_identifier.hpp"

namespace instar::generator {
namespace {

constexpr std::size_t most_columns = 1600, most_references = 16;

bool is_whole(const std::string& value_type) { return value_type.starts_with("std::int"); }

/// Whether a literal of the member's type says the default.
bool is_literal_of(const term& any, const std::string& value_type) {
  switch (any.kind) {
    case term_kind::text: return value_type == "std::string";
    case term_kind::boolean: return value_type == "bool";
    case term_kind::number: {
      if (!is_whole(value_type)) return value_type == "double" || value_type == "float";
      std::int64_t number = 0;
      const auto [end, code] = std::from_chars(any.text.data(), any.text.data() + any.text.size(), number);
      return code == std::errc() && end == any.text.data() + any.text.size() && number > INT64_MIN;
    }
    default: return true;
  }
}

term as_sql(const term& any, const dialect& of) {
  const bool is_text = any.kind == term_kind::text;
  std::string sql = is_text ? of.quote_text(any.text) : any.text;
  if (any.kind == term_kind::boolean && of.name() == "sqlite") sql = any.text == "true" ? "1" : "0";
  return {term_kind::expression, expression_of({{std::move(sql), false}})};
}

/// An expression refers to so many columns and names the others.
std::string with_few_references(const std::string& expression, const dialect& of) {
  auto parts = parts_of(expression);
  std::size_t count = 0;
  for (std::size_t i = 0; i != parts.size(); ++i) {
    // `{{}` would be read as braces.
    const bool follows_brace = i > 0 && !parts[i - 1].is_column && parts[i - 1].text.ends_with('{');
    if (parts[i].is_column && (++count > most_references || follows_brace))
      parts[i] = {of.quote_name(parts[i].text), false};
  }
  return expression_of(parts);
}

class declaration_of {
 public:
  declaration_of(const model& found, const dialect& of) : found_(found), of_(of) {}

  model result() {
    for (const auto& any : found_.objects)
      if (!can_be_said(any)) foreign_.insert(any.name);
    model said;
    for (const auto& any : found_.tables) said.tables.insert(said_table(any));
    for (const auto& any : found_.objects) said.objects.insert(said_object(any));
    return said;
  }

 private:
  /// An enumeration's labels and a composite's attributes are names of C++.
  [[nodiscard]] bool can_be_said(const object& any) const {
    if (any.kind == object_kind::enumeration)
      return !any.labels.empty() && std::ranges::all_of(any.labels, is_identifier) && any.labels.size() <= most_columns;
    if (any.kind != object_kind::composite) return true;
    return std::ranges::all_of(any.attributes, [&](const column& one) {
      const bool is_plain = !one.type.raw && !one.type.declared && one.type.dimensions == 0 &&
                            one.type.parameter_count == 0 && one.properties.empty();
      const bool is_mapped = cpp_value_type(one.type, of_) != "std::string" || one.type.name == "text";
      return is_plain && is_mapped && is_identifier(one.name);
    });
  }

  [[nodiscard]] table said_table(table any) const {
    if (any.columns.size() > most_columns)
      throw error(error_code::unsupported,
                  "a struct has 1,600 members at most, and table " + any.name + " has " +
                      std::to_string(any.columns.size()) + " columns",
                  {.state = "nothing was written.", .remedy = "leave it out: --ignore " + any.name});
    any.properties = said(any.properties);
    for (auto& one : any.columns) one = said_column(std::move(one));
    shared_set<constraint, by_name> constraints;
    for (auto one : any.constraints) {
      std::visit([this](auto& some) { some.properties = said(some.properties); }, one);
      if (auto* condition = std::get_if<check>(&one)) condition->expression = few(condition->expression);
      if (auto* excluding = std::get_if<exclude>(&one)) say_keys(*excluding);
      constraints.insert(std::move(one));
    }
    any.constraints = std::move(constraints);
    shared_set<index, by_name> indexes;
    for (auto one : any.indexes) {
      one.properties = said(one.properties);
      say_keys(one);
      indexes.insert(std::move(one));
    }
    any.indexes = std::move(indexes);
    return any;
  }

  template <class Keyed>
  void say_keys(Keyed& any) const {
    any.where = few(any.where);
    for (auto& key : any.keys) key.expression = few(key.expression);
  }

  [[nodiscard]] std::string few(const std::string& expression) const { return with_few_references(expression, of_); }

  [[nodiscard]] properties said(const properties& all) const {
    properties result;
    for (property one : all) {
      if (one.value.kind == term_kind::expression) one.value.text = few(one.value.text);
      result.add(std::move(one));
    }
    return result;
  }

  [[nodiscard]] column said_column(column any) const {
    if (any.type.declared && foreign_.contains(any.type.name)) {
      any.type.raw = true;
      any.type.declared = false;
      any.type.name = of_.quote_table(any.type.name);
      for (; any.type.dimensions > 0; --any.type.dimensions) any.type.name += "[]";
    }
    const bool is_enumerator = any.type.declared && any.default_value.kind == term_kind::text &&
                               found_.find_object(object_kind::enumeration, any.type.name) != nullptr;
    if (!is_enumerator && !is_literal_of(any.default_value, cpp_value_type(any.type, of_)))
      any.default_value = as_sql(any.default_value, of_);
    any.properties = said(any.properties);
    return any;
  }

  [[nodiscard]] object said_object(object any) const {
    if (any.kind == object_kind::extension) any.properties.remove("version");
    if (!foreign_.contains(any.name) || (any.kind != object_kind::enumeration && any.kind != object_kind::composite))
      return any;
    object custom{.kind = object_kind::custom, .name = any.name};
    std::string sql = of_.render(create_object{any}, model{}).front().sql;
    custom.properties.set({{}, "create", {term_kind::text, std::move(sql)}});
    custom.properties.set({{}, "drop", {term_kind::text, "DROP TYPE " + of_.quote_table(any.name)}});
    return custom;
  }

  const model& found_;
  const dialect& of_;
  std::set<std::string> foreign_;  ///< types that C++ cannot name
};

}  // namespace

std::string cpp_value_type(const type& any, const dialect& of) {
  if (any.raw || any.declared || any.dimensions != 0) return "std::string";
  // An integer of SQLite has 64 bits, whatever it is called.
  const bool is_wide = of.name() == "sqlite";
  if (any.name == "boolean") return "bool";
  if (any.name == "smallint") return is_wide ? "std::int64_t" : "std::int16_t";
  if (any.name == "integer") return is_wide ? "std::int64_t" : "std::int32_t";
  if (any.name == "bigint") return "std::int64_t";
  if (any.name == "real") return "float";
  if (any.name == "double") return "double";
  if (any.name == "bytes") return "std::vector<std::byte>";
  return any.name == "timestamptz" ? "instar::timestamp" : "std::string";
}

model declarable(const model& found, const dialect& of) { return declaration_of(found, of).result(); }

}  // namespace instar::generator
