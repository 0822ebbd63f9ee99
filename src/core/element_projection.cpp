#include "core/element_projection.hpp"

#include <algorithm>
#include <utility>

namespace instar {
namespace {

/// Whether a word stands in a list with spaces or commas between its words.
bool lists(std::string_view list, std::string_view word) {
  for (std::size_t begin = 0; begin < list.size();) {
    const auto end = std::min(list.find_first_of(" ,", begin), list.size());
    if (list.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

/// Takes a property that stands for a member of its element out of its properties.
std::optional<term> taken(properties& all, std::string_view name) {
  const auto* value = all.find(name);
  if (value == nullptr) return std::nullopt;
  auto copy = *value;
  all.remove(name);
  return copy;
}

index_key seen_key(index_key key, std::string_view dialect) {
  key.properties = seen_properties(key.properties, dialect);
  if (auto expression = taken(key.properties, "expression")) {
    key.column.clear();
    key.expression = std::move(expression->text);
  }
  return key;
}

template <class Indexed>
Indexed seen_indexed(Indexed any, std::string_view dialect) {
  std::vector<index_key> keys;
  for (auto& key : any.keys)
    if (is_seen(key.properties, dialect)) keys.push_back(seen_key(std::move(key), dialect));
  any.keys = std::move(keys);
  any.properties = seen_properties(any.properties, dialect);
  if (auto where = taken(any.properties, "where")) any.where = std::move(where->text);
  return any;
}

template <class Key>
Key seen_one(Key key, std::string_view dialect) {
  key.properties = seen_properties(key.properties, dialect);
  return key;
}

check seen_one(check one, std::string_view dialect) {
  one.properties = seen_properties(one.properties, dialect);
  if (auto expression = taken(one.properties, "expression")) one.expression = std::move(expression->text);
  return one;
}

exclude seen_one(exclude one, std::string_view dialect) { return seen_indexed(std::move(one), dialect); }

}  // namespace

bool is_seen(const properties& all, std::string_view dialect) {
  const auto* only = all.find("only");
  return only == nullptr || lists(only->text, dialect);
}

properties seen_properties(const properties& all, std::string_view dialect) {
  properties seen;
  for (const auto& one : all) {
    if (one.name == "only") continue;
    // Those for all dialects come first, so that those for this one replace them.
    if (one.dialect.empty() || one.dialect == dialect) seen.set({{}, one.name, one.value});
  }
  return seen;
}

column seen_element(column any, std::string_view dialect) {
  if (any.properties.empty()) return any;
  any.properties = seen_properties(any.properties, dialect);
  if (auto sql = taken(any.properties, "type")) any.type = {.name = std::move(sql->text), .raw = true};
  if (auto value = taken(any.properties, "default")) any.default_value = *std::move(value);
  if (any.properties.has("nullable")) any.not_null = false;
  return any;
}

constraint seen_element(constraint any, std::string_view dialect) {
  return std::visit([&](auto one) { return constraint(seen_one(std::move(one), dialect)); }, std::move(any));
}

index seen_element(index any, std::string_view dialect) { return seen_indexed(std::move(any), dialect); }

row seen_row(const row& any, const table& of, std::string_view dialect) {
  row seen;
  for (const auto& value : any.values)
    if (const auto* its_column = of.find_column(value.column);
        its_column == nullptr || is_seen(its_column->properties, dialect))
      seen.values.push_back(value);
  return seen;
}

}  // namespace instar
