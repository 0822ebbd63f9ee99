#include "introspection/sqlite_alignment.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "dialects/sql_token.hpp"

namespace instar {
namespace {

/// The words of some SQL with one space between them.
std::string settled_sql(std::string_view sql) {
  std::string text;
  for (const auto& any : tokens_of(sql, sql_language::sqlite)) {
    if (!text.empty()) text += ' ';
    text += any.is_name() ? write_name(in_lower_case(any.text)) : any.text;
  }
  return text;
}

std::string settled_expression(std::string_view expression) {
  std::string text;
  for (const auto& part : parts_of(expression))
    text += part.is_column ? " {" + in_lower_case(part.text) + "} " : settled_sql(part.text);
  return settled_sql(text);
}

properties settled(const properties& all) {
  properties result;
  for (property one : all) {
    if (one.value.kind == term_kind::expression) one.value.text = settled_expression(one.value.text);
    if (one.name == "definition") one.value.text = settled_sql(one.value.text);
    if (one.name == "collation") one.value.text = in_lower_case(one.value.text);
    result.add(std::move(one));
  }
  return result;
}

column settled(column any) {
  if (any.type.raw) any.type.name = settled_sql(any.type.name);
  if (any.default_value.kind == term_kind::expression) any.default_value.text = settled_sql(any.default_value.text);
  any.properties = settled(any.properties);
  return any;
}

constraint nameless(constraint any) {
  std::visit(
      [](auto& one) {
        one.name.clear();
        one.properties = settled(one.properties);
      },
      any);
  if (auto* one = std::get_if<check>(&any)) one->expression = settled_expression(one->expression);
  return any;
}

index settled(index any) {
  for (auto& key : any.keys) {
    key.expression = settled_expression(key.expression);
    key.properties = settled(key.properties);
  }
  any.where = settled_expression(any.where);
  return any;
}

object settled(object any) {
  any.properties = settled(any.properties);
  return any;
}

/// The constraints, those that the other table has as well under the names that they have there.
shared_set<constraint, by_name> aligned(const shared_set<constraint, by_name>& all,
                                        const shared_set<constraint, by_name>& others) {
  std::vector<std::pair<constraint, const constraint*>> unmatched;
  unmatched.reserve(others.size());
  for (const auto& one : others) unmatched.emplace_back(nameless(one), &one);
  shared_set<constraint, by_name> result;
  std::vector<constraint> rest;
  for (const auto& one : all) {
    const auto found = std::ranges::find(unmatched, nameless(one), &std::pair<constraint, const constraint*>::first);
    if (found == unmatched.end()) {
      rest.push_back(one);
    } else {
      result.insert(*found->second);
      unmatched.erase(found);
    }
  }
  for (auto& one : rest) {
    const std::string name = name_of(one);
    for (int i = 2; result.contains(name_of(one)); ++i)
      std::visit([&](auto& some) { some.name = name + "_" + std::to_string(i); }, one);
    result.insert(std::move(one));
  }
  return result;
}

table aligned(table any, const table& other) {
  for (auto& one : any.columns)
    if (const auto* same = other.find_column(one.name); same != nullptr && settled(*same) == settled(one)) one = *same;
  any.constraints = aligned(any.constraints, other.constraints);
  shared_set<index, by_name> indexes;
  for (const auto& one : any.indexes) {
    const auto* same = other.find_index(one.name);
    indexes.insert(same != nullptr && settled(*same) == settled(one) ? *same : one);
  }
  any.indexes = std::move(indexes);
  return any;
}

/// The columns as the other model spells them.
model spelt_alike(model any, const model& other) {
  std::vector<rename_column> renames;
  for (const auto& one : any.tables)
    if (const auto* same = other.find_table(one.name))
      for (const auto& column : one.columns)
        for (const auto& there : same->columns)
          if (column.name != there.name && in_lower_case(column.name) == in_lower_case(there.name))
            renames.push_back({one.name, column.name, there.name});
  for (const auto& change : renames) any = apply(std::move(any), change);
  return any;
}

}  // namespace

model aligned(const model& unlike, const model& other) {
  const auto any = spelt_alike(unlike, other);
  model result;
  for (const auto& one : any.tables) {
    const auto* same = other.find_table(one.name);
    result.tables.insert(same == nullptr ? one : aligned(one, *same));
  }
  for (const auto& one : any.objects) {
    const auto* same = other.find_object(one.kind, one.name, one.on);
    result.objects.insert(same != nullptr && settled(*same) == settled(one) ? *same : one);
  }
  return result;
}

}  // namespace instar
