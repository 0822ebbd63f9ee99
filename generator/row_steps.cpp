#include "generator/row_steps.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

using step = agenda::step;

/// The values of some columns; nothing when the row leaves one to the database, or it has no value.
std::optional<named_values> values_of(const row& any, const std::vector<std::string>& columns,
                                      const std::vector<std::string>& as) {
  named_values values;
  for (std::size_t i = 0; i != columns.size(); ++i) {
    const auto* value = any.find(columns[i]);
    if (value == nullptr || (value->kind == term_kind::expression && folded(value->text) == "null"))
      return std::nullopt;
    values.emplace(as[i], value->text);
  }
  return values;
}

std::optional<named_values> values_of(const row& any, const std::vector<std::string>& columns) {
  return values_of(any, columns, columns);
}

/// The values of each key of a table.
std::vector<named_values> key_values_of(const row& any, const table& owner) {
  std::vector<named_values> all;
  for (const auto& one : owner.constraints)
    if (const auto* columns = columns_of_key(one))
      if (auto values = values_of(any, *columns)) all.push_back(std::move(*values));
  return all;
}

bool all_have(const std::vector<row>& rows, const std::vector<std::string>& columns) {
  return std::ranges::all_of(rows, [&](const row& any) { return values_of(any, columns).has_value(); });
}

/// The columns by which rows of both tables can be told apart; null when there are none.
const std::vector<std::string>* common_key(const table& before, const table& after) {
  const auto *old = before.primary_key(), *now = after.primary_key();
  if (old == nullptr || now == nullptr) return nullptr;
  if (all_have(before.rows, old->columns) && all_have(after.rows, old->columns)) return &old->columns;
  if (all_have(before.rows, now->columns) && all_have(after.rows, now->columns)) return &now->columns;
  return nullptr;
}

/// The row after a change, with what has to stay in it for a while.
row with_what_stays(const row& now, const row& old, const table& before, const table& after) {
  const auto& key = before.primary_key()->columns;
  auto between = now;
  for (const auto& value : old.values) {
    if (now.find(value.column) != nullptr) continue;
    const auto* column = after.find_column(value.column);
    if (column == nullptr || is_generated(*column) || std::ranges::count(key, value.column) != 0)
      between.values.push_back(value);
  }
  std::ranges::sort(between.values);
  return between;
}

bool keeps_key(const row& old, const row& between, const table& before) {
  return std::ranges::all_of(before.primary_key()->columns,
                             [&](const std::string& name) { return *old.find(name) == *between.find(name); });
}

class changing_rows {
 public:
  changing_rows(agenda& steps, const table& before, const table& after)
      : steps_(steps), before_(before), after_(after) {}

  void add_steps() {
    const auto [deleted, inserted, updated] = compare_rows(before_, after_);
    for (const auto& any : deleted) remove(any);
    for (const auto& [old, between, now] : updated) {
      if (old != between) update(old, between);
      if (between != now) strip(between, now);
    }
    for (const auto& any : inserted) insert(any);
  }

 private:
  void remove(const row& any) {
    const auto one = add(phase::loosen, delete_row{after_.name, any});
    steps_.uses_until(one, resource::key_over(after_.name, before_.primary_key()->columns));
    for (const auto& value : any.values) steps_.uses_until(one, resource::column(after_.name, value.column));
    leave(one, any, nullptr);
  }

  void insert(const row& any) {
    const auto one = add(phase::change_rows, insert_row{after_.name, any});
    steps_.uses_from(one, resource::of_table(after_.name));
    steps_.uses_from(one, resource::room(after_.name));
    steps_.uses_from(one, resource::key_over(after_.name, after_.primary_key()->columns));
    for (const auto& value : any.values) steps_.uses_from(one, resource::column(after_.name, value.column));
    enter(one, any, nullptr);
  }

  void update(const row& old, const row& now) {
    const auto one = add(phase::change_rows, update_row{after_.name, old, now});
    steps_.uses_from(one, resource::room(after_.name));
    steps_.uses_until(one, resource::key_over(after_.name, before_.primary_key()->columns));
    for (const auto& value : now.values)
      if (const auto* before = old.find(value.column); before == nullptr || *before != value.value)
        steps_.uses_from(one, resource::column(after_.name, value.column));
    leave(one, old, &now);
    enter(one, now, &old);
  }

  /// What cannot stay in a row goes without a change of what the database holds.
  void strip(const row& old, const row& now) {
    const auto one = steps_.add(phase::loosen, update_row{after_.name, old, now});
    steps_.uses_from(one, resource::key_over(after_.name, after_.primary_key()->columns));
    steps_.uses_from(one, resource::row_with(after_.name, identity(old)));
    for (const auto& value : old.values)
      if (now.find(value.column) == nullptr) steps_.uses_until(one, resource::column(after_.name, value.column));
  }

  step add(phase when, operation change) {
    const auto one = steps_.add(when, std::move(change));
    steps_.makes(one, resource::rows(after_.name));
    return one;
  }

  /// A row by all its values: for the one step that makes exactly this.
  static named_values identity(const row& any) {
    named_values values;
    for (const auto& one : any.values) values.emplace(one.column, one.value.text);
    return values;
  }

  /// The row is no longer as it was; `now` is null when it is there no longer.
  void leave(step one, const row& old, const row* now) {
    for (const auto& values : key_values_of(old, before_)) {
      if (now != nullptr && is_among(values, key_values_of(*now, before_))) continue;
      steps_.takes_away(one, resource::row_with(after_.name, values));
      steps_.makes(one, resource::no_row_with(after_.name, values));
    }
    const auto kept = now == nullptr ? references() : references_of(*now, before_);
    for (const auto& [key, referenced] : references_of(old, before_))
      if (!is_among({key, referenced}, kept)) steps_.uses_until(one, referenced);
    for_each_label(before_, old, now, [&](const resource& label) { steps_.uses_until(one, label); });
  }

  /// The row is now as it was not; `old` is null when it was not there.
  void enter(step one, const row& now, const row* old) {
    steps_.makes(one, resource::row_with(after_.name, identity(now)));
    for (const auto& values : key_values_of(now, after_)) {
      if (old != nullptr && is_among(values, key_values_of(*old, after_))) continue;
      steps_.makes(one, resource::row_with(after_.name, values));
      steps_.uses_from(one, resource::no_row_with(after_.name, values));
    }
    const auto had = old == nullptr ? references() : references_of(*old, after_);
    for (const auto& [key, referenced] : references_of(now, after_))
      if (!is_among({key, referenced}, had)) steps_.uses_from(one, referenced);
    for_each_label(after_, now, old, [&](const resource& label) { steps_.uses_from(one, label); });
  }

  using references = std::vector<std::pair<part, resource>>;

  template <class Value>
  static bool is_among(const Value& one, const std::vector<Value>& all) {
    return std::ranges::find(all, one) != all.end();
  }

  /// The labels that a row has and `other` has not.
  template <class Use>
  static void for_each_label(const table& any, const row& of, const row* other, Use use) {
    for (const auto& value : of.values) {
      const auto* column = any.find_column(value.column);
      const auto* its_other = other == nullptr ? nullptr : other->find(value.column);
      if (column != nullptr && column->type.declared && (its_other == nullptr || *its_other != value.value))
        use(resource::label(column->type.name, value.value.text));
    }
  }

  agenda& steps_;
  const table& before_;
  const table& after_;
};

bool gets_value(const row_changes& changes, const std::string& column_name) {
  return std::ranges::any_of(changes.updated, [&](const row_changes::update& any) {
    const auto *old = any.before.find(column_name), *now = any.between.find(column_name);
    return now != nullptr && (old == nullptr || *old != *now);
  });
}

}  // namespace

row_changes compare_rows(const table& before, const table& after) {
  row_changes changes;
  const auto* key = common_key(before, after);
  if (key == nullptr) return {before.rows, after.rows, {}};
  std::map<named_values, const row*> now_by_key;
  for (const auto& any : after.rows) now_by_key.emplace(*values_of(any, *key), &any);
  for (const auto& old : before.rows) {
    const auto found = now_by_key.find(*values_of(old, *key));
    const auto between = found == now_by_key.end() ? row() : with_what_stays(*found->second, old, before, after);
    if (found == now_by_key.end() || !keeps_key(old, between, before)) {
      changes.deleted.push_back(old);
      continue;
    }
    if (old != *found->second) changes.updated.push_back({old, between, *found->second});
    now_by_key.erase(found);
  }
  for (const auto& any : after.rows)
    if (now_by_key.contains(*values_of(any, *key))) changes.inserted.push_back(any);
  return changes;
}

std::vector<resource> identities_of(const row& any, const table& owner) {
  std::vector<resource> all;
  for (const auto& values : key_values_of(any, owner)) all.push_back(resource::row_with(owner.name, values));
  return all;
}

std::vector<std::pair<part, resource>> references_of(const row& any, const table& owner) {
  std::vector<std::pair<part, resource>> all;
  for (const auto& one : owner.constraints) {
    const auto* key = std::get_if<foreign_key>(&one);
    if (key == nullptr) continue;
    if (const auto values = values_of(any, key->columns, key->referenced_columns))
      all.emplace_back(part{part::kind::constraint, key->name}, resource::row_with(key->referenced_table, *values));
  }
  return all;
}

void make_room_for_rows(schema_change& changes) {
  for (auto& [name, change] : changes.tables) {
    if (change.before.rows.empty()) continue;
    const auto rows = compare_rows(change.before, change.after);
    for (auto& any : change.columns)
      if (!any.before.not_null && any.after.not_null && !any.after.identity && gets_value(rows, any.after.name))
        any.lowered.not_null = false;
  }
}

void add_row_steps(agenda& steps, const schema_change& changes) {
  for (const auto& [name, change] : changes.tables)
    if (change.before.rows != change.after.rows) changing_rows(steps, change.before, change.after).add_steps();
  for (const auto* any : changes.added_tables) {
    if (any->rows.empty() || said(any->properties, "partition_by").empty()) continue;
    auto without_rows = *any;
    without_rows.rows.clear();
    changing_rows(steps, without_rows, *any).add_steps();
  }
}

}  // namespace instar::generator
