#include "dialects/postgresql/type_changes.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <instar/migration_text.hpp>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/type_replacement.hpp"
#include "dialects/postgresql/types.hpp"

namespace instar::postgresql_sql {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<std::string> missing_from(const std::vector<std::string>& other, const std::vector<std::string>& all) {
  std::vector<std::string> missing;
  for (const auto& one : all)
    if (!contains(other, one)) missing.push_back(one);
  return missing;
}

bool is_subsequence(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  auto next = some.begin();
  for (const auto& one : all)
    if (next != some.end() && *next == one) ++next;
  return next == some.end();
}

/// A label without a word in it may be anywhere.
bool may_mention(std::string_view text, std::string_view label) {
  const auto word = longest_word_in(label);
  return word.empty() || mentions(text, word);
}

bool uses(const operation& change, const std::string& label) {
  return std::holds_alternative<run>(change) || may_mention(write_operation(change, 0), label);
}

std::vector<std::string> labels_of_one_side(const alter_object& change) {
  auto labels = missing_from(change.after.labels, change.before.labels);
  for (auto& label : missing_from(change.before.labels, change.after.labels)) labels.push_back(std::move(label));
  return labels;
}

template <class Use>
void for_each_default_on(const alter_object& change, const model& schema, Use use) {
  for (const auto& owner : schema.tables)
    for (const auto& one : owner.columns)
      if (is_of(one, change.after) && one.default_value.kind != term_kind::none && bears_on(change, one.default_value))
        use(owner.name, one);
}

bool has_default_on(const alter_object& change, const model& schema) {
  bool found = false;
  for_each_default_on(change, schema, [&](const std::string&, const column&) { found = true; });
  return found;
}

/// Each value in its place: behind the one before it, or before all others.
statements add_labels(const object& before, const object& after) {
  statements all;
  std::string previous;
  std::size_t left = before.labels.size();
  for (const auto& label : after.labels) {
    if (contains(before.labels, label)) {
      --left;
    } else {
      std::string place;
      if (left != 0)
        place = previous.empty() ? " BEFORE " + quote_text(before.labels.front()) : " AFTER " + quote_text(previous);
      all.push_back({"ALTER " + object_words(after) + " ADD VALUE " + quote_text(label) + place});
    }
    previous = label;
  }
  return all;
}

/// Looks for rows that hold a value which is no more.
statements expect_no_label(const object& before, const std::vector<std::string>& gone, const model& schema) {
  std::string labels;
  for (const auto& label : gone) labels += (labels.empty() ? "" : ", ") + quote_text(label);
  statements all;
  for (const auto& [table, column, holds_arrays] : columns_of_type(before.name, schema)) {
    const std::string name = quote_name(column);
    const std::string condition =
        holds_arrays ? name + "::text[] && ARRAY[" + labels + "]" : name + "::text IN (" + labels + ")";
    all.push_back({"SELECT " + quote_text(table + "." + column) + " AS held_by, " + name + " FROM " +
                       quote_path(table) + " WHERE " + condition + " LIMIT 1",
                   statement_role::expect_no_rows});
  }
  return all;
}

statements comment_change_of(const alter_object& change) {
  return comment_change(object_words(change.after), change.before.properties, change.after.properties);
}

/// Whether every type that differs does so in nothing but its check, its default and whether it takes NULL.
bool is_same_type(const object& before, const object& after) {
  const std::vector<std::string_view> altered{"default", "not_null", "expression", "check_name", "comment"};
  return without(before.properties, altered) == without(after.properties, altered);
}

bool differ(std::string_view property, const alter_object& change) {
  const auto* is = change.before.properties.find(property);
  const auto* will_be = change.after.properties.find(property);
  return (is == nullptr) != (will_be == nullptr) || (is != nullptr && *is != *will_be);
}

statements change_domain_check(const alter_object& change) {
  const std::string alter = "ALTER " + object_words(change.after) + " ";
  const std::string is = domain_check_name(change.before), will_be = domain_check_name(change.after);
  if (!differ("expression", change)) {
    const bool renamed = change.after.properties.has("expression") && is != will_be;
    if (!renamed) return {};
    return {{alter + "RENAME CONSTRAINT " + quote_name(is) + " TO " + quote_name(will_be)}};
  }
  statements all;
  if (change.before.properties.has("expression")) all.push_back({alter + "DROP CONSTRAINT " + quote_name(is)});
  if (change.after.properties.has("expression")) all.push_back({alter + "ADD " + domain_check_sql(change.after)});
  return all;
}

statements alter_domain_in_place(const alter_object& change) {
  const std::string alter = "ALTER " + object_words(change.after) + " ";
  const auto* value = change.after.properties.find("default");
  statements all;
  if (differ("default", change))
    all.push_back({alter + (value == nullptr ? "DROP DEFAULT" : "SET DEFAULT " + term_sql(*value))});
  if (differ("not_null", change))
    all.push_back({alter + (change.after.properties.has("not_null") ? "SET NOT NULL" : "DROP NOT NULL")});
  return joined({std::move(all), change_domain_check(change), comment_change_of(change)});
}

/// Whether values that are there have to be looked at, which PostgreSQL does not do within arrays and composites.
bool is_stricter(const alter_object& change) {
  return (differ("not_null", change) && change.after.properties.has("not_null")) ||
         (differ("expression", change) && change.after.properties.has("expression"));
}

const column* find_attribute(const object& composite, const std::string& name) {
  const auto found = std::ranges::find(composite.attributes, name, &column::name);
  return found == composite.attributes.end() ? nullptr : &*found;
}

std::vector<std::string> attribute_names(const object& composite) {
  std::vector<std::string> names;
  names.reserve(composite.attributes.size());
  for (const auto& one : composite.attributes) names.push_back(one.name);
  return names;
}

/// Whether the attributes that stay do so in their order, and new ones stand behind them.
bool keeps_places(const object& before, const object& after) {
  const auto is = attribute_names(before), will_be = attribute_names(after);
  auto expected = is;
  std::erase_if(expected, [&](const std::string& name) { return !contains(will_be, name); });
  for (const auto& name : missing_from(is, will_be)) expected.push_back(name);
  return expected == will_be;
}

bool retypes_attribute(const object& before, const object& after) {
  return std::ranges::any_of(after.attributes, [&](const column& now) {
    const auto* old = find_attribute(before, now.name);
    return old != nullptr && attribute_sql(*old) != attribute_sql(now);
  });
}

/// Defaults that waited for the type.
statements set_defaults(const alter_object& change, const model& after) {
  statements all;
  for_each_default_on(change, after, [&](const std::string& table, const column& one) {
    all.push_back({alter_table_sql(
        table, "ALTER COLUMN " + quote_name(one.name) + " SET DEFAULT " + term_sql(one.default_value))});
  });
  return all;
}

statements alter_attributes(const alter_object& change, const model& after) {
  clauses all("ALTER " + object_words(change.after));
  for (const auto& name : missing_from(attribute_names(change.after), attribute_names(change.before)))
    all.add("DROP ATTRIBUTE " + quote_name(name));
  for (const auto& now : change.after.attributes) {
    const auto* old = find_attribute(change.before, now.name);
    if (old == nullptr)
      all.add("ADD ATTRIBUTE " + attribute_sql(now));
    else if (attribute_sql(*old) != attribute_sql(now))
      all.add("ALTER ATTRIBUTE " + quote_name(now.name) + " TYPE " + type_sql(now.type) +
              collation_sql(now.properties));
  }
  statements comments;
  for (const auto& now : change.after.attributes) {
    const auto* old = find_attribute(change.before, now.name);
    comments =
        joined({std::move(comments), comment_change(column_words(change.after.name, now.name),
                                                    old == nullptr ? properties() : old->properties, now.properties)});
  }
  return joined({all.made(), set_defaults(change, after), std::move(comments), comment_change_of(change)});
}

}  // namespace

bool is_of(const column& any, const object& type) { return any.type.declared && any.type.name == type.name; }

bool bears_on(const alter_object& change, const term& default_value) {
  switch (change.after.kind) {
    case object_kind::enumeration:
      return std::ranges::any_of(labels_of_one_side(change), [&](const std::string& label) {
        return default_value.text == label || may_mention(default_value.text, label);
      });
    case object_kind::composite: return change.before.attributes != change.after.attributes;
    case object_kind::domain: return change.before.properties.text("type") != change.after.properties.text("type");
    default: return false;
  }
}

statements alter_enumeration(const alter_object& change, const model& before, const model& after,
                             std::span<const operation> later) {
  if (change.before.labels == change.after.labels) return comment_change_of(change);
  const auto gone = missing_from(change.after.labels, change.before.labels);
  const auto come = missing_from(change.before.labels, change.after.labels);
  const bool is_used_now = std::ranges::any_of(come, [&](const std::string& label) {
    return std::ranges::any_of(later, [&](const operation& one) { return uses(one, label); });
  });
  if (is_subsequence(change.before.labels, change.after.labels) && !is_used_now && !has_default_on(change, after))
    return joined({add_labels(change.before, change.after), comment_change_of(change)});
  return joined({gone.empty() ? statements{} : expect_no_label(change.before, gone, before),
                 replace_type(change.before.name, before, after, later)});
}

statements alter_domain(const alter_object& change, const model& before, const model& after,
                        std::span<const operation> later) {
  const std::string& name = change.before.name;
  const bool is_looked_into = is_stricter(change) && is_contained(name, before);
  if (!is_same_type(change.before, change.after) || is_looked_into) return replace_type(name, before, after, later);
  return alter_domain_in_place(change);
}

statements alter_composite(const alter_object& change, const model& before, const model& after,
                           std::span<const operation> later) {
  const std::string& name = change.before.name;
  const bool is_used = !columns_of_type(name, before).empty() || is_contained(name, before);
  const bool is_altered =
      keeps_places(change.before, change.after) && !(is_used && retypes_attribute(change.before, change.after));
  return is_altered ? alter_attributes(change, after) : replace_type(name, before, after, later);
}

}  // namespace instar::postgresql_sql
