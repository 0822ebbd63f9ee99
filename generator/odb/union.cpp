#include "generator/odb/union.hpp"

#include <algorithm>
#include <instar/error.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "generator/odb/types.hpp"

namespace instar::generator::odb {
namespace {

/// An element as the databases that have it have it.
template <class Element>
struct view {
  const dialect* in;
  const Element* element;
};
template <class Element>
using views = std::vector<view<Element>>;

/// The elements of one name, by name in the order in which they are met.
template <class Element, class Owner, class Elements>
std::vector<views<Element>> by_name_in(const views<Owner>& owners, Elements elements) {
  std::vector<views<Element>> all;
  std::map<std::string, std::size_t, std::less<>> places;
  const auto name = [](const Element& any) -> const std::string& {
    if constexpr (std::is_same_v<Element, constraint>)
      return name_of(any);
    else
      return any.name;
  };
  for (const auto& owner : owners)
    for (const auto& any : elements(*owner.element)) {
      const auto place = places.try_emplace(name(any), all.size()).first->second;
      if (place == all.size()) all.emplace_back();
      all[place].push_back({owner.in, &any});
    }
  return all;
}

/// Says that an element is only for those that have it, where its owner is there for more.
template <class Element, class Owner>
void say_only(properties& of, const views<Element>& those, const views<Owner>& owners) {
  if (those.size() == owners.size()) return;
  std::set<std::string> names;
  for (const auto& any : those) names.emplace(any.in->name());
  std::string only;
  for (const auto& name : names) only += (only.empty() ? "" : " ") + name;
  of.set({.name = "only", .value = {term_kind::text, only}});
}

/// What all say is said once.
template <class Element, class Properties>
properties unite_properties(const views<Element>& all, Properties properties_in) {
  properties united;
  for (const auto& from : all)
    for (const auto& any : properties_in(*from.element)) {
      const bool agreed = std::ranges::all_of(all, [&](const view<Element>& one) {
        const auto* other = properties_in(*one.element).find(any.name);
        return other != nullptr && *other == any.value;
      });
      united.set({agreed ? std::string() : std::string(from.in->name()), any.name, any.value});
    }
  return united;
}

/// A term as an expression of one database.
std::string sql_of(const term& any, const dialect& in) {
  if (any.kind == term_kind::none) return "NULL";
  return any.kind == term_kind::text ? expression_of({{in.quote_text(any.text)}}) : any.text;
}

/// Databases without truth values write them as numbers.
bool says_the_same(const term& common, const term& any) {
  if (common == any) return true;
  return common.kind == term_kind::boolean && any.kind == term_kind::number &&
         any.text == (common.text == "true" ? "1" : "0");
}

column unite_column(const views<column>& all, const table& of) {
  const auto& first = *all.front().element;
  column united{.name = first.name, .identity = first.identity, .default_value = first.default_value};
  united.properties = unite_properties(all, [](const column& any) -> const auto& { return any.properties; });
  std::vector<spelled_type> types;
  for (const auto& any : all) {
    // SQLite numbers rows in an INTEGER and in nothing else, so there is nothing to say about it.
    const bool goes_without_saying = any.element->identity && any.in->name() == "sqlite" && all.size() > 1;
    if (!goes_without_saying) types.push_back({any.in, any.element->type.name});
  }
  auto found = find_common_type(types);
  united.type = std::move(found.common);
  for (auto& any : found.otherwise)
    united.properties.set({std::string(any.in->name()), "type", {term_kind::text, any.sql}});

  const auto* key = of.primary_key();
  united.not_null = (key != nullptr && std::ranges::find(key->columns, first.name) != key->columns.end()) ||
                    std::ranges::any_of(all, [](const view<column>& any) { return any.element->not_null; });
  for (const auto& any : all) {
    const std::string dialect(any.in->name());
    if (united.not_null && !any.element->not_null) united.properties.set({dialect, "nullable", {}});
    if (!says_the_same(united.default_value, any.element->default_value))
      united.properties.set({dialect, "default", {term_kind::expression, sql_of(any.element->default_value, *any.in)}});
  }
  return united;
}

properties& properties_of(constraint& any) {
  return std::visit([](auto& one) -> properties& { return one.properties; }, any);
}

/// The same constraint but for what may be said per dialect.
constraint bare(constraint any) {
  properties_of(any) = {};
  if (auto* one = std::get_if<check>(&any)) one->expression.clear();
  return any;
}

index bare(index any) {
  any.properties = {};
  any.where.clear();
  for (auto& key : any.keys) key.properties = {};
  return any;
}

template <class Element>
void expect_alike(const views<Element>& all, const table& of, const std::string& name) {
  const auto first = bare(*all.front().element);
  for (const auto& any : all)
    if (bare(*any.element) != first)
      throw error(error_code::unsupported,
                  "'" + name + "' of table " + of.name + " is one thing for " + std::string(all.front().in->name()) +
                      " and another for " + std::string(any.in->name()),
                  {.state = "nothing was written.",
                   .remedy = "give the two different names in the header, or declare them alike."});
}

template <class Element, class Expression>
void say_per_dialect(properties& of, const std::string& word, const views<Element>& all, Expression expression_in) {
  for (const auto& any : all)
    if (const auto& sql = expression_in(*any.element); sql != expression_in(*all.front().element))
      of.set({std::string(any.in->name()), word, {term_kind::expression, sql}});
}

constraint unite_constraint(const views<constraint>& all, const table& of) {
  constraint united = *all.front().element;
  expect_alike(all, of, name_of(united));
  properties_of(united) =
      unite_properties(all, [](const constraint& any) -> const auto& { return instar::properties_of(any); });
  if (std::holds_alternative<check>(united))
    say_per_dialect(properties_of(united), "expression", all,
                    [](const constraint& any) -> const auto& { return std::get<check>(any).expression; });
  return united;
}

index unite_index(const views<index>& all, const table& of) {
  index united = *all.front().element;
  expect_alike(all, of, united.name);
  united.properties = unite_properties(all, [](const index& any) -> const auto& { return any.properties; });
  for (std::size_t i = 0; i != united.keys.size(); ++i)
    united.keys[i].properties =
        unite_properties(all, [i](const index& any) -> const auto& { return any.keys[i].properties; });
  say_per_dialect(united.properties, "where", all, [](const index& any) -> const auto& { return any.where; });
  return united;
}

table unite_table(const views<table>& all) {
  table united{.name = all.front().element->name};
  united.properties = unite_properties(all, [](const table& any) -> const auto& { return any.properties; });
  for (const auto& any : by_name_in<constraint>(all, [](const table& one) -> const auto& { return one.constraints; })) {
    auto made = unite_constraint(any, united);
    say_only(properties_of(made), any, all);
    united.constraints.insert(std::move(made));
  }
  for (const auto& any : by_name_in<column>(all, [](const table& one) -> const auto& { return one.columns; })) {
    auto made = unite_column(any, united);
    say_only(made.properties, any, all);
    united.columns.push_back(std::move(made));
  }
  for (const auto& any : by_name_in<index>(all, [](const table& one) -> const auto& { return one.indexes; })) {
    auto made = unite_index(any, united);
    say_only(made.properties, any, all);
    united.indexes.insert(std::move(made));
  }
  return united;
}

/// PostgreSQL first, because its types say most.
bool stands_before(const dialect_model& left, const dialect_model& right) {
  const auto rank = [](const dialect_model& any) {
    return std::pair(any.in->name() == "postgresql" ? 0 : 1, any.in->name());
  };
  return rank(left) < rank(right);
}

}  // namespace

model unite(std::vector<dialect_model> all) {
  std::ranges::sort(all, stands_before);
  views<model> models;
  for (const auto& any : all) models.push_back({any.in, &any.schema});
  model united;
  for (const auto& any : by_name_in<table>(models, [](const model& one) -> const auto& { return one.tables; })) {
    auto made = unite_table(any);
    say_only(made.properties, any, models);
    united.tables.insert(std::move(made));
  }
  for (const auto& any : by_name_in<object>(models, [](const model& one) -> const auto& { return one.objects; })) {
    auto made = *any.front().element;
    say_only(made.properties, any, models);
    united.objects.insert(std::move(made));
  }
  return united;
}

}  // namespace instar::generator::odb
