#include "generator/table_change.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace instar::generator {
namespace {

constexpr std::array<std::string_view, 7> of_identities{"always",    "autoincrement", "cache",  "cycle",
                                                        "increment", "maximum",       "minimum"};

void rename(constraint& any, const std::string& name) {
  std::visit([&](auto& one) { one.name = name; }, any);
}
void rename(index& any, const std::string& name) { any.name = name; }

void set_properties(constraint& any, const properties& all) {
  std::visit([&](auto& one) { one.properties = all; }, any);
}
void set_properties(index& any, const properties& all) { any.properties = all; }

template <class Element>
Element renamed(Element any, const std::string& name) {
  rename(any, name);
  return any;
}

template <class Element>
bool is_equal_but_for_properties(Element left, const Element& right) {
  set_properties(left, properties_of(right));
  return left == right;
}

std::vector<std::string> names_in_only(const properties& all) {
  std::vector<std::string> names;
  for (const char c : all.text("only")) {
    if (c == ' ' || names.empty()) names.emplace_back();
    if (c != ' ') names.back() += c;
  }
  std::ranges::sort(names);
  return names;
}

/// Whether the databases that see an element are all among those that saw it, or the other way round.
bool sees_more_or_less(const properties& before, const properties& after) {
  const auto old = names_in_only(before), now = names_in_only(after);
  return old.empty() || now.empty() || std::ranges::includes(old, now) || std::ranges::includes(now, old);
}

template <class Element>
bool can_be_altered(const Element& before, const Element& after) {
  return is_equal_but_for_properties(before, after) && sees_more_or_less(properties_of(before), properties_of(after));
}

template <class Set, class Element>
element_changes<Element> compare(const Set& before, const Set& after) {
  element_changes<Element> changes;
  for (const auto& old : before) {
    const auto now = after.find(old);
    if (now != after.end() && *now == old) continue;
    if (now != after.end() && can_be_altered(old, *now))
      changes.altered.emplace_back(old, *now);
    else
      changes.dropped.push_back(old);
  }
  for (const auto& now : after) {
    const auto old = before.find(now);
    if (old == before.end() || (*old != now && !can_be_altered(*old, now))) changes.added.push_back(now);
  }
  return changes;
}

/// Moves pairs that `match` from `dropped` and `added` to `renamed`. Only names that are new as well as old names that
/// vanish: where names are swapped, a rename would find its new name taken.
template <class Set, class Element, class Match>
void pair_renamed(const Set& before, const Set& after, element_changes<Element>& changes, Match match) {
  std::erase_if(changes.dropped, [&](const Element& old) {
    if (after.contains(old)) return false;
    const auto found = std::ranges::find_if(
        changes.added, [&](const Element& one) { return !before.contains(one) && match(old, one); });
    if (found == changes.added.end()) return false;
    const auto now = renamed(old, name_of(*found));
    changes.renamed.emplace_back(name_of(old), name_of(now));
    if (now != *found) changes.altered.emplace_back(now, *found);
    changes.added.erase(found);
    return true;
  });
}

template <class Element>
bool is_equal_but_for_name(const Element& old, const Element& one) {
  return renamed(old, name_of(one)) == one;
}

bool is_same_primary_key(const constraint& old, const constraint& one) {
  return std::holds_alternative<primary_key>(old) && can_be_altered(renamed(old, name_of(one)), one);
}

bool is_in_primary_key(const std::vector<constraint>& all, const std::string& column_name) {
  return std::ranges::any_of(all, [&](const constraint& any) {
    const auto* key = std::get_if<primary_key>(&any);
    return key != nullptr && std::ranges::count(key->columns, column_name) != 0;
  });
}

void take_identity_away(column& any) {
  any.identity = false;
  for (const auto name : of_identities) any.properties.remove(name);
  any.properties.remove("start");
}

/// Where a database numbers rows only in the primary key, a column must stop that before its key goes, and can begin
/// only when its key is there.
void lift_identity(column_change& change, const element_changes<constraint>& constraints) {
  const auto& [before, lifted, lowered, after] = change;
  const auto& name = before.name;
  const bool key_goes = is_in_primary_key(constraints.dropped, name);
  const bool key_comes = is_in_primary_key(constraints.added, name);
  if (before.identity && key_goes && (!after.identity || key_comes)) take_identity_away(change.lifted);
  if (after.identity && key_comes && (!before.identity || key_goes)) take_identity_away(change.lowered);
}

void add_references(std::vector<std::string>& names, std::string_view expression) {
  for (const auto& one : parts_of(expression))
    if (one.is_column) names.push_back(one.text);
}

void add_references(std::vector<std::string>& names, const properties& all) {
  for (const auto& one : all)
    if (one.value.kind == term_kind::expression) add_references(names, one.value.text);
}

template <class Indexed>
void add_keys(std::vector<std::string>& names, const Indexed& any) {
  for (const auto& key : any.keys) {
    if (key.expression.empty()) names.push_back(key.column);
    add_references(names, key.expression);
    add_references(names, key.properties);
  }
  add_references(names, any.where);
}

struct columns_of_constraint {
  std::vector<std::string> operator()(const check& one) const {
    std::vector<std::string> names;
    add_references(names, one.expression);
    return names;
  }
  std::vector<std::string> operator()(const exclude& one) const {
    std::vector<std::string> names;
    add_keys(names, one);
    return names;
  }
  template <class Key>
  std::vector<std::string> operator()(const Key& one) const {
    return one.columns;
  }
};

}  // namespace

table_change::table_change(const table& from, const table& to)
    : before(from),
      after(to),
      constraints(compare<shared_set<constraint, by_name>, constraint>(from.constraints, to.constraints)),
      indexes(compare<shared_set<index, by_name>, index>(from.indexes, to.indexes)) {
  pair_renamed(before.indexes, after.indexes, indexes, is_equal_but_for_name<index>);
  pair_renamed(before.constraints, after.constraints, constraints, [](const constraint& old, const constraint& one) {
    return !is_foreign_key(old) && is_equal_but_for_name(old, one);
  });
  pair_renamed(before.constraints, after.constraints, constraints, is_same_primary_key);
  for (const auto& old : from.columns) {
    const auto* now = to.find_column(old.name);
    if (now == nullptr) {
      dropped.push_back(&old);
      continue;
    }
    column_change change{old, old, *now, *now};
    lift_identity(change, constraints);
    if (!change.is_none()) columns.push_back(std::move(change));
  }
  for (const auto& now : to.columns)
    if (from.find_column(now.name) == nullptr) added.push_back(&now);
}

void table_change::pair_renamed_foreign_keys(const std::vector<std::string>& in_the_way) {
  pair_renamed(before.constraints, after.constraints, constraints, [&](const constraint& old, const constraint& one) {
    return is_foreign_key(old) && std::ranges::count(in_the_way, name_of(old)) == 0 && is_equal_but_for_name(old, one);
  });
}

namespace {

template <class Set, class Element>
void make_anew(const Set& before, const Set& after, element_changes<Element>& changes, const std::string& name) {
  const auto rename =
      std::ranges::find(changes.renamed, name, [](const auto& pair) -> const auto& { return pair.first; });
  const auto new_name = rename == changes.renamed.end() ? name : rename->second;
  const auto old = before.find(std::string_view(name)), now = after.find(std::string_view(new_name));
  const auto is_dropped = [&](const Element& one) { return name_of(one) == name; };
  if (old == before.end() || now == after.end() || std::ranges::any_of(changes.dropped, is_dropped)) return;
  if (rename != changes.renamed.end()) changes.renamed.erase(rename);
  std::erase_if(changes.altered, [&](const auto& pair) { return name_of(pair.second) == new_name; });
  changes.dropped.push_back(*old);
  changes.added.push_back(*now);
}

}  // namespace

void table_change::make_constraint_anew(const std::string& name) {
  make_anew(before.constraints, after.constraints, constraints, name);
}

void table_change::make_index_anew(const std::string& name) { make_anew(before.indexes, after.indexes, indexes, name); }

column_change& table_change::change_of(const std::string& column_name) {
  const auto found =
      std::ranges::find_if(columns, [&](const column_change& one) { return one.before.name == column_name; });
  if (found != columns.end()) return *found;
  const auto &old = *before.find_column(column_name), &now = *after.find_column(column_name);
  return columns.emplace_back(column_change{old, old, now, now});
}

std::vector<std::string> columns_of(const constraint& any) {
  auto names = std::visit(columns_of_constraint(), any);
  add_references(names, properties_of(any));
  return names;
}

std::vector<std::string> columns_of(const index& any) {
  std::vector<std::string> names;
  add_keys(names, any);
  add_references(names, any.properties);
  return names;
}

std::vector<std::string> columns_of(const column& any) { return columns_of(any.properties); }

std::vector<std::string> columns_of(const properties& all) {
  std::vector<std::string> names;
  add_references(names, all);
  return names;
}

std::vector<property> said(const properties& all, std::string_view word) {
  std::vector<property> some;
  for (const auto& one : all)
    if (one.name == word) some.push_back(one);
  return some;
}

bool is_generated(const column& any) {
  return std::ranges::any_of(any.properties, [](const property& one) { return one.name.starts_with("generated_"); });
}

bool is_foreign_key(const constraint& any) { return std::holds_alternative<foreign_key>(any); }

bool has_index(const constraint& any) { return columns_of_key(any) != nullptr || std::holds_alternative<exclude>(any); }

bool is_remade(const column& before, const column& after) {
  if (before.type != after.type) return true;
  constexpr std::array<std::string_view, 4> decisive{"type", "collation", "generated_stored", "generated_virtual"};
  return std::ranges::any_of(
      decisive, [&](std::string_view word) { return said(before.properties, word) != said(after.properties, word); });
}

}  // namespace instar::generator
