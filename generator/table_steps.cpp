#include "generator/table_steps.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "generator/row_steps.hpp"
#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

using step = agenda::step;
using of_part = std::optional<part>;

bool is_primary_key(const constraint& any) { return std::holds_alternative<primary_key>(any); }
bool is_primary_key(const index&) { return false; }

bool has_primary_key(const std::vector<constraint>& all) {
  return std::ranges::any_of(all, [](const constraint& any) { return is_primary_key(any); });
}

part part_of(const constraint& any) { return {part::kind::constraint, name_of(any)}; }
part part_of(const index& any) { return {part::kind::index, any.name}; }

/// What a foreign key has to find: the other table, its key, and columns that can be compared.
std::vector<resource> resources_of(const foreign_key& key, const std::string& owner) {
  std::vector<resource> all{resource::key_over(key.referenced_table, key.referenced_columns)};
  if (key.referenced_table != owner) all.push_back(resource::of_table(key.referenced_table));
  all.push_back(resource::rows(key.referenced_table));
  for (const auto& name : key.referenced_columns) all.push_back(resource::column(key.referenced_table, name));
  return all;
}

std::vector<resource> resources_of(const constraint& any, const std::string& owner) {
  const auto* key = std::get_if<foreign_key>(&any);
  return key == nullptr ? std::vector<resource>() : resources_of(*key, owner);
}
std::vector<resource> resources_of(const index&, const std::string&) { return {}; }

/// Every name of which there is only one in a database, of a table and what belongs to it.
std::vector<resource> names_of(const table& any) {
  std::vector<resource> names{resource::name(any.name)};
  for (const auto& one : any.constraints)
    if (has_index(one)) names.push_back(resource::name(name_of(one)));
  for (const auto& one : any.indexes) names.push_back(resource::name(one.name));
  return names;
}

void create(agenda& steps, const schema_change& changes, const table& any) {
  auto definition = any;
  // Rows of a partitioned table find room only in its partitions.
  if (!said(any.properties, "partition_by").empty()) definition.rows.clear();
  const auto definition_rows = definition.rows;
  const auto one = steps.add(phase::create_tables, create_table{std::move(definition)});
  steps.makes(one, resource::of(thing_of(any)));
  for (const auto& name : names_of(any)) steps.uses_from(one, name);
  steps.uses_from(one, changes.needed_after.of_head(any));
  for (const auto& column : any.columns) steps.uses_from(one, changes.needed_after.of(column));
  const auto add_part = [&](const auto& element) {
    steps.uses_from(one, changes.needed_after.of(element), part_of(element));
    for (const auto& what : resources_of(element, any.name)) steps.uses_from(one, what, part_of(element));
  };
  std::ranges::for_each(any.constraints, add_part);
  std::ranges::for_each(any.indexes, add_part);
  for (const auto& row : definition_rows) {
    for (const auto& identity : identities_of(row, any)) steps.makes(one, identity);
    for (const auto& [key, referenced] : references_of(row, any)) steps.uses_from(one, referenced, key);
  }
}

void drop(agenda& steps, const schema_change& changes, const table& any) {
  const auto one = steps.add(phase::drop_tables, drop_table{any});
  steps.takes_away(one, resource::of(thing_of(any)));
  for (const auto& name : names_of(any)) steps.makes(one, name);
  steps.uses_until(one, changes.needed_before.of_head(any));
  for (const auto& column : any.columns) steps.uses_until(one, changes.needed_before.of(column));
  const auto drop_part = [&](const auto& element) {
    steps.uses_until(one, changes.needed_before.of(element), part_of(element));
    for (const auto& what : resources_of(element, any.name)) steps.uses_until(one, what, part_of(element));
  };
  std::ranges::for_each(any.constraints, drop_part);
  std::ranges::for_each(any.indexes, drop_part);
  for (const auto& row : any.rows)
    for (const auto& [key, referenced] : references_of(row, any)) steps.uses_until(one, referenced, key);
}

/// What only a table whose columns and keys are as they should be can be, for all databases or for one.
bool is_restriction(const property& any) {
  return any.name == "strict" || any.name == "without_rowid" || any.name == "partition_by";
}

/// The properties of a table between its other changes: restrictions are lifted first, and come last.
struct head_change {
  properties before, lifted, lowered, after;

  head_change(const table_change& change, bool key_changes)
      : before(change.before.properties), lifted(before), lowered(change.after.properties), after(lowered) {
    const auto leave_out = [key_changes](properties& from, const properties& others) {
      for (const auto& one : properties(from))
        if (is_restriction(one) && (!is_said_alike(one, others) || (key_changes && one.name == "without_rowid")))
          from.remove(one.name, one.dialect);
    };
    leave_out(lifted, after);
    leave_out(lowered, before);
  }

 private:
  static bool is_said_alike(const property& one, const properties& others) {
    const auto* other = others.find(one.name, one.dialect);
    return other != nullptr && *other == one.value;
  }
};

/// The databases that see an element become fewer.
bool shrinks(const properties& before, const properties& after) {
  const auto old = before.text("only"), now = after.text("only");
  return old != now && (old.empty() || (now.size() < old.size() && !now.empty()));
}

class changing_table {
 public:
  changing_table(agenda& steps, const schema_change& changes, const table_change& change)
      : steps_(steps), changes_(changes), change_(change), name_(change.before.name) {}

  void add_steps() {
    const bool key_changes = has_primary_key(change_.constraints.dropped);
    const head_change head(change_, key_changes);
    lift(head);
    drop_elements();
    change_columns();
    change(head);
    rename_elements();
    add_elements();
    lower(head);
  }

 private:
  step add(phase when, operation change) {
    const auto one = steps_.add(when, std::move(change));
    steps_.improves(one, resource::shape(name_));
    return one;
  }

  // What the table itself is.

  void lift(const head_change& head) {
    if (head.before != head.lifted) lifted_ = change_head(phase::loosen, head.before, head.lifted);
  }

  void change(const head_change& head) {
    if (head.lifted != head.lowered) between(change_head(phase::change_columns, head.lifted, head.lowered));
  }

  void lower(const head_change& head) {
    if (head.lowered == head.after) return;
    const auto one = change_head(phase::tighten, head.lowered, head.after);
    for (const auto each : between_) steps_.expect(each, one);
  }

  step change_head(phase when, const properties& before, const properties& after) {
    const auto one = add(when, alter_table{name_, before, after});
    const auto head = [&](const properties& all) { return table{.name = name_, .properties = all}; };
    const auto old = changes_.needed_before.of_head(head(before)), now = changes_.needed_after.of_head(head(after));
    steps_.uses_from(one, now);
    steps_.uses_until(one, old.without(now));
    const auto old_sources = columns_of(before), sources = columns_of(after);
    for (const auto& name : sources) steps_.uses_from(one, resource::column(name_, name));
    for (const auto& name : old_sources)
      if (std::ranges::count(sources, name) == 0) steps_.uses_until(one, resource::column(name_, name));
    if (said(before, "partition_by") != said(after, "partition_by")) move_rows(one, after);
    return one;
  }

  /// The rows leave their partitions, or are put into those that there are.
  void move_rows(step one, const properties& after) {
    steps_.takes_away(one, resource::shape(name_));
    steps_.makes(one, resource::shape(name_));
    if (said(after, "partition_by").empty())
      steps_.makes(one, resource::whole(name_));
    else
      steps_.uses_from(one, resource::partitions(name_));
  }

  /// A step between the lifting and the lowering of what restricts the table.
  void between(step one) {
    if (lifted_) steps_.expect(*lifted_, one);
    between_.push_back(one);
  }

  // Constraints and indexes.

  void drop_elements() {
    for (const auto& any : change_.indexes.dropped)
      use_until(any, add(phase::loosen, drop_index{name_, any}), needed_before(any));
    for (const auto& any : change_.columns)
      if (any.before != any.lifted) lift(any);
    for (const auto& any : change_.constraints.dropped) {
      const auto when = is_foreign_key(any) ? phase::drop_foreign_keys : phase::loosen;
      const auto one = add(when, drop_constraint{name_, any});
      use_until(any, one, needed_before(any));
      if (is_foreign_key(any)) continue;
      between(one);
      if (const auto* columns = columns_of_key(any)) steps_.takes_away(one, resource::key_over(name_, *columns));
      if (is_primary_key(any))
        for (const auto each : identities_lifted_) steps_.expect(each, one);
    }
  }

  void rename_elements() {
    for (const auto& [from, to] : change_.constraints.renamed)
      rename(add(phase::rename, rename_constraint{name_, from, to}), *change_.before.find_constraint(from), from, to);
    for (const auto& [from, to] : change_.indexes.renamed)
      rename(add(phase::rename, rename_index{name_, from, to}), *change_.before.find_index(from), from, to);
  }

  template <class Element>
  void rename(step one, const Element& any, const std::string& from, const std::string& to) {
    renamed_.emplace(part{part_of(any).what, to}, one);
    if (!has_index(any)) return;
    steps_.makes(one, resource::name(from));
    steps_.uses_from(one, resource::name(to));
  }

  void add_elements() {
    for (const auto& any : change_.constraints.added) {
      const auto when = is_foreign_key(any) ? phase::add_foreign_keys : phase::tighten;
      const auto one = add_element(any, when, add_constraint{name_, any});
      if (const auto* columns = columns_of_key(any)) steps_.makes(one, resource::key_over(name_, *columns));
      if (is_primary_key(any)) added_key_ = one;
    }
    for (const auto& [old, now] : change_.constraints.altered) alter(old, now, alter_constraint{name_, old, now});
    for (const auto& any : change_.columns)
      if (any.lowered != any.after) lower(any);
    for (const auto& any : change_.indexes.added) add_element(any, phase::tighten, create_index{name_, any});
    for (const auto& [old, now] : change_.indexes.altered) alter(old, now, alter_index{name_, old, now});
  }

  template <class Element>
  step add_element(const Element& any, phase when, operation change) {
    const auto one = add(when, std::move(change));
    if (when != phase::add_foreign_keys) between(one);
    if (has_index(any)) steps_.uses_from(one, resource::name(name_of(any)));
    if (!is_primary_key(any)) steps_.uses_from(one, resource::rows(name_));
    use_from(any, one, needed_after(any));
    return one;
  }

  template <class Element>
  void alter(const Element& old, const Element& now, operation change) {
    const auto one = add(phase::tighten, std::move(change));
    if (const auto renamed = renamed_.find(part_of(old)); renamed != renamed_.end())
      steps_.expect(renamed->second, one);
    const auto sources = columns_of(now);
    const bool vanishes = shrinks(properties_of(old), properties_of(now));
    for (const auto& column : columns_of(old))
      if (vanishes || std::ranges::count(sources, column) == 0) steps_.uses_until(one, resource::column(name_, column));
    steps_.uses_until(one, needed_before(old).without(needed_after(now)));
    if (!vanishes) use_from(now, one, needed_after(now));
    if constexpr (std::is_same_v<Element, constraint>)
      if (const auto* columns = columns_of_key(now)) {
        steps_.takes_away(one, resource::key_over(name_, *columns));
        steps_.makes(one, resource::key_over(name_, *columns));
      }
  }

  template <class Element>
  void use_until(const Element& any, step one, const needs& needed) {
    for (const auto& column : columns_of(any)) steps_.uses_until(one, resource::column(name_, column));
    for (const auto& what : resources_of(any, name_)) steps_.uses_until(one, what);
    steps_.uses_until(one, needed);
    if (has_index(any)) steps_.makes(one, resource::name(name_of(any)));
    if (!is_primary_key(any)) steps_.makes(one, resource::room(name_));
  }

  template <class Element>
  void use_from(const Element& any, step one, const needs& needed) {
    for (const auto& column : columns_of(any)) steps_.uses_from(one, resource::column(name_, column));
    for (const auto& what : resources_of(any, name_)) steps_.uses_from(one, what);
    steps_.uses_from(one, needed);
  }

  template <class Element>
  [[nodiscard]] needs needed_before(const Element& any) const {
    return changes_.needed_before.of(any);
  }
  template <class Element>
  [[nodiscard]] needs needed_after(const Element& any) const {
    return changes_.needed_after.of(any);
  }

  // Columns.

  void change_columns() {
    for (const auto& any : change_.columns)
      if (any.lifted != any.lowered) change(any);
    std::vector<step> added, dropped;
    for (const auto* any : change_.added) added.push_back(add(*any));
    for (const auto* any : change_.dropped) dropped.push_back(drop(*any));
    const bool none_stays = change_.dropped.size() == change_.before.columns.size();
    for (std::size_t i = 0; i != added.size(); ++i)
      for (std::size_t k = 0; k != dropped.size(); ++k)
        if (none_stays)  // no table can be left without any
          steps_.expect(added[i], dropped[k]);
        else if (folded(change_.added[i]->name) == folded(change_.dropped[k]->name))
          steps_.expect(dropped[k], added[i]);  // one name to many a database
  }

  void lift(const column_change& any) {
    const auto one = alter(phase::loosen, any.before, any.lifted);
    if (any.before.identity && !any.lifted.identity) identities_lifted_.push_back(one);
  }

  void change(const column_change& any) {
    const auto one = alter(phase::change_columns, any.lifted, any.lowered);
    steps_.makes(one, resource::column(name_, any.after.name));
    steps_.takes_away(one, resource::column(name_, any.after.name));
    steps_.makes(one, resource::shape(name_));
    if (is_remade(any.before, any.after)) steps_.takes_away(one, resource::shape(name_));
  }

  void lower(const column_change& any) {
    const auto one = alter(phase::tighten, any.lowered, any.after);
    if (added_key_ && any.after.identity && !any.lowered.identity) steps_.expect(*added_key_, one);
    if (any.after.not_null && !any.lowered.not_null) {
      steps_.uses_from(one, resource::rows(name_));
      if (added_key_) steps_.expect(one, *added_key_);
    }
    steps_.makes(one, resource::shape(name_));
  }

  step alter(phase when, const column& before, const column& after) {
    const auto one = add(when, alter_column{name_, before, after});
    between(one);
    const auto old = changes_.needed_before.of(before), now = changes_.needed_after.of(after);
    steps_.uses_until(one, old.without(now));
    steps_.uses_from(one, now);
    const auto old_sources = columns_of(before), sources = columns_of(after);
    for (const auto& name : sources) steps_.uses_from(one, resource::column(name_, name));
    for (const auto& name : old_sources)
      if (std::ranges::count(sources, name) == 0) steps_.uses_until(one, resource::column(name_, name));
    if (before.default_value != after.default_value) {
      if (before.type.declared) steps_.uses_until(one, resource::label(before.type.name, before.default_value.text));
      if (after.type.declared) steps_.uses_from(one, resource::label(after.type.name, after.default_value.text));
    }
    return one;
  }

  step add(const column& any) {
    const auto one = add(phase::change_columns, add_column{name_, any});
    between(one);
    steps_.makes(one, resource::column(name_, any.name));
    steps_.makes(one, resource::shape(name_));
    steps_.uses_from(one, changes_.needed_after.of(any));
    for (const auto& name : columns_of(any)) steps_.uses_from(one, resource::column(name_, name));
    if (any.type.declared) steps_.uses_from(one, resource::label(any.type.name, any.default_value.text));
    // A column that heirs have already, they keep.
    for (const auto& parent : names_in_list(change_.after.properties.text("inherits")))
      steps_.makes(one, resource::heirs(parent, any.name, true));
    steps_.uses_from(one, resource::heirs(name_, any.name, true));
    return one;
  }

  step drop(const column& any) {
    const auto one = add(phase::change_columns, drop_column{name_, any});
    between(one);
    steps_.takes_away(one, resource::column(name_, any.name));
    steps_.takes_away(one, resource::shape(name_));
    steps_.uses_until(one, changes_.needed_before.of(any));
    for (const auto& name : columns_of(any)) steps_.uses_until(one, resource::column(name_, name));
    for (const auto& parent : names_in_list(change_.before.properties.text("inherits")))
      steps_.uses_from(one, resource::heirs(parent, any.name, false));
    steps_.makes(one, resource::heirs(name_, any.name, false));
    return one;
  }

  agenda& steps_;
  const schema_change& changes_;
  const table_change& change_;
  const std::string& name_;
  std::optional<step> lifted_, added_key_;
  std::vector<step> between_, identities_lifted_;
  std::map<part, step> renamed_;  ///< by what they are called now
};

}  // namespace

void add_table_steps(agenda& steps, const schema_change& changes) {
  for (const auto* any : changes.dropped_tables) drop(steps, changes, *any);
  for (const auto& [name, change] : changes.tables) changing_table(steps, changes, change).add_steps();
  for (const auto* any : changes.added_tables) create(steps, changes, *any);
}

}  // namespace instar::generator
