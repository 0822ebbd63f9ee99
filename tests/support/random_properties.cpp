#include "support/random_properties.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "support/random_elements.hpp"

namespace instar::testing {
namespace {

/// Words whose values name things of the model or decide how others are read, so that no random value will do.
bool is_bound(std::string_view name) {
  static const std::set<std::string_view> bound = {"inherits", "requires",         "owned_by",          "on_kind",
                                                   "only",     "generated_stored", "generated_virtual", "operator"};
  return bound.contains(name);
}

term value_for(random_source& random, term_kind kind, const std::string& column_name) {
  switch (kind) {
    case term_kind::none: return {};
    case term_kind::text: return {kind, random.awkward_name()};
    case term_kind::number: return {kind, std::to_string(random.below(100))};
    case term_kind::boolean: return {kind, "true"};
    case term_kind::expression: return {kind, "f(" + reference_to(column_name) + ", '{{', `x`)"};
  }
  return {};
}

template <class Set, class Change>
void change_each(Set& all, Change change) {
  Set changed;
  for (auto any : all) {
    change(any);
    changed.insert(std::move(any));
  }
  all = std::move(changed);
}

class sprinkler {
 public:
  explicit sprinkler(random_source& random) : random_(random) {}

  void over(table& any) {
    const auto on = [&](properties& all, element of) {
      all = with_another_property(random_, std::move(all), of, random_.any_of(any.columns).name);
    };
    on(any.properties, element::table);
    for (auto& one : any.columns)
      if (!is_generated(one)) on(one.properties, element::column);
    change_each(any.constraints, [&](constraint& one) {
      const auto of = element_of(one);
      std::visit([&](auto& some) { on(some.properties, of); }, one);
      if (auto* excluding = std::get_if<exclude>(&one))
        for (auto& key : excluding->keys) on(key.properties, element::index_key);
    });
    change_each(any.indexes, [&](index& one) {
      on(one.properties, element::index);
      for (auto& key : one.keys) on(key.properties, element::index_key);
    });
  }

 private:
  random_source& random_;
};

}  // namespace

properties with_another_property(random_source& random, properties all, element of, const std::string& column_name) {
  std::vector<const property_word*> words;
  for (const auto& word : property_words)
    if (word.of.contains(of) && !is_bound(word.name)) words.push_back(&word);
  const auto& word = *random.any_of(words);
  const bool needs_dialect = replaces_member(of, word.name);
  const std::string dialect = random.one_in(2) ? "sqlite" : "postgresql";
  all.set({needs_dialect || random.one_in(3) ? dialect : "", std::string(word.name),
           value_for(random, word.value, column_name)});
  return all;
}

model with_random_properties(random_source& random, model schema) {
  change_each(schema.tables, [&](table& any) { sprinkler(random).over(any); });
  change_each(schema.objects, [&](object& any) {
    any.properties = with_another_property(random, std::move(any.properties), element_of(any.kind), "x");
  });
  return schema;
}

}  // namespace instar::testing
