#include "generator/object_steps.hpp"

#include <algorithm>
#include <ranges>

#include "generator/object_change.hpp"

namespace instar::generator {
namespace {

using step = agenda::step;

/// Whether objects of a kind rest on tables, rather than tables on them.
bool rests_on_tables(object_kind kind) {
  switch (kind) {
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::partition:
    case object_kind::trigger:
    case object_kind::policy:
    case object_kind::grant: return true;
    default: return false;
  }
}

/// Whether an object has a name that no table, index or type can have beside it.
bool has_own_name(object_kind kind) {
  switch (kind) {
    case object_kind::enumeration:
    case object_kind::domain:
    case object_kind::composite:
    case object_kind::sequence:
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::partition: return true;
    default: return false;
  }
}

/// The column that a sequence belongs to, and its table.
std::vector<resource> owner_of(const object& any) {
  const auto owner = any.properties.text("owned_by");
  const auto dot = owner.rfind('.');
  if (any.kind != object_kind::sequence || dot == owner.npos) return {};
  return {resource::of_table(owner.substr(0, dot)), resource::column(owner.substr(0, dot), owner.substr(dot + 1))};
}

const object* find_partition(std::string_view name, const model& schema) {
  const auto found = std::ranges::find_if(
      schema.objects, [&](const object& any) { return any.kind == object_kind::partition && any.name == name; });
  return found == schema.objects.end() ? nullptr : &*found;
}

/// The foreign keys that stand on a partition, because they do on the table that it is a part of.
std::vector<resource> keys_on(const object& any, const model& schema) {
  if (any.kind != object_kind::partition) return {};
  if (const auto* above = find_partition(any.on, schema)) return keys_on(*above, schema);
  std::vector<resource> keys;
  for (const auto& owner : schema.tables)
    for (const auto& one : owner.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == any.on)
        keys.push_back(resource::key_over(key->referenced_table, key->referenced_columns));
  return keys;
}

/// The properties of a table or partition that has its rows for itself.
properties whole(properties all) {
  for (const auto& one : properties(all))
    if (one.name == "partition_by") all.remove(one.name, one.dialect);
  return all;
}

class object_steps {
 public:
  object_steps(agenda& steps, const schema_change& changes) : steps_(steps), changes_(changes) {}

  void add_all() {
    auto going = changes_.dropped_objects;
    for (const auto& [old, now] : changes_.anew) going.push_back(old);
    std::ranges::sort(going, {}, [](const object* any) { return identity_of(*any); });
    for (const auto* any : going | std::views::reverse) drop(*any);

    auto coming = changes_.added_objects;
    for (const auto& [old, now] : changes_.anew) coming.push_back(now);
    for (const auto& [old, now] : changes_.altered_objects) coming.push_back(now);
    std::ranges::sort(coming, {}, [](const object* any) { return identity_of(*any); });
    for (const auto* any : coming) {
      const auto altered = std::ranges::find(changes_.altered_objects, any, &schema_change::object_pair::second);
      if (altered == changes_.altered_objects.end())
        create(*any);
      else
        alter(*altered->first, *any);
    }
  }

 private:
  void drop(const object& any) {
    const bool is_needed = !rests_on_tables(any.kind) && any.kind != object_kind::custom;
    const auto one = steps_.add(is_needed ? phase::drop_needed : phase::drop_users, drop_object{any});
    const auto self = resource::of(thing_of(any));
    steps_.takes_away(one, self);
    dropped_.emplace(identity_of(any), one);
    steps_.makes(one, resource::name(any.name));
    for (const auto& each : owner_of(any)) steps_.uses_until(one, each, part{part::kind::owner});
    const auto needed = changes_.needed_before.of(any);
    steps_.uses_until(one, needed);
    if (is_routine(any.kind)) return;
    if (const auto above = parted_otherwise_above(any, changes_.before); !above.empty())
      return steps_.uses_from(one, resource::whole(above));
    for (const auto& each : keys_on(any, changes_.before)) steps_.takes_away(one, each);
    for (const auto& each : needed.bound)
      if (each.is_table) steps_.uses_until(one, resource::shape(each.identity.name));
  }

  /// The table or partition that a partition is a part of, at whatever depth, and whose rows are moved; the topmost,
  /// and empty when there is none.
  [[nodiscard]] std::string_view parted_otherwise_above(const object& any, const model& schema) const {
    if (any.kind != object_kind::partition) return {};
    const auto* above = find_partition(any.on, schema);
    if (above == nullptr) return is_parted_otherwise(any.on) ? any.on : std::string_view();
    const auto topmost = parted_otherwise_above(*above, schema);
    return topmost.empty() && is_parted_otherwise(identity_of(*above)) ? std::string_view(above->name) : topmost;
  }

  [[nodiscard]] bool is_parted_otherwise(std::string_view table_name) const {
    const auto *old = changes_.before.find_table(table_name), *now = changes_.after.find_table(table_name);
    return old != nullptr && now != nullptr &&
           said(old->properties, "partition_by") != said(now->properties, "partition_by");
  }

  [[nodiscard]] bool is_parted_otherwise(const object_identity& partition) const {
    return std::ranges::any_of(changes_.altered_objects, [&](const auto& pair) {
      return identity_of(*pair.first) == partition &&
             said(pair.first->properties, "partition_by") != said(pair.second->properties, "partition_by");
    });
  }

  void create(const object& any) {
    const auto one = steps_.add(phase_of(any), create_object{any});
    steps_.makes(one, resource::of(thing_of(any)));
    if (any.kind == object_kind::partition) steps_.makes(one, resource::room(any.on));
    if (has_own_name(any.kind)) steps_.uses_from(one, resource::name(any.name));
    // What goes and is called as what is required must not be taken for it.
    for (const auto& name : names_in_list(any.properties.text("requires"))) steps_.uses_from(one, resource::name(name));
    if (const auto old = dropped_.find(identity_of(any)); old != dropped_.end()) steps_.expect(old->second, one);
    for (const auto& each : owner_of(any)) steps_.uses_from(one, each, part{part::kind::owner});
    use_from(any, one);
  }

  /// New labels come before old ones go, so that in between values can change from one to the other.
  void alter(const object& before, const object& after) {
    if (is_parted_otherwise(identity_of(before)) && parted_otherwise_above(after, changes_.after).empty())
      return part_otherwise(before, after);
    auto both = before;
    for (const auto& label : after.labels)
      if (std::ranges::count(before.labels, label) == 0) both.labels.push_back(label);
    if (both.labels.size() == before.labels.size() || std::ranges::is_permutation(both.labels, after.labels))
      return (void)alter_at_once(before, after);
    const auto first = alter_at_once(before, both);
    steps_.expect(first, alter_at_once(both, after));
  }

  /// The rows leave their partitions before those go, and are put into others when those are there.
  void part_otherwise(const object& before, const object& after) {
    auto between = after;
    between.properties = whole(after.properties);
    const bool is_parted = said(before.properties, "partition_by") != said(between.properties, "partition_by");
    if (is_parted) steps_.makes(alter_at_once(before, between), resource::whole(before.name));
    if (between == after) return;
    const auto last = alter_at_once(is_parted ? between : before, after);
    if (is_parted) steps_.uses_from(last, resource::whole(before.name));
    steps_.uses_from(last, resource::partitions(after.name));
  }

  step alter_at_once(const object& before, const object& after) {
    const auto one = steps_.add(phase_of(after), alter_object{before, after});
    steps_.improves(one, resource::of(thing_of(after)));
    use_from(after, one);
    steps_.uses_until(one, changes_.needed_before.of(before).without(changes_.needed_after.of(after)));
    const auto owner_before = owner_of(before), owner = owner_of(after);
    for (const auto& each : owner) steps_.uses_from(one, each);
    if (owner_before != owner)
      for (const auto& each : owner_before) steps_.uses_until(one, each);
    for (const auto& label : after.labels)
      if (std::ranges::count(before.labels, label) == 0) steps_.makes(one, resource::label(after.name, label));
    for (const auto& label : before.labels)
      if (std::ranges::count(after.labels, label) == 0) steps_.takes_away(one, resource::label(before.name, label));
    if (makes_values_anew(before, after)) make_columns_anew(one);
    return one;
  }

  /// Whatever a change of a type writes anew: every column of it.
  void make_columns_anew(step one) {
    for (const auto& any : changes_.before.tables)
      for (const auto& column : any.columns) {
        if (!changes_.is_made_anew(column.type)) continue;
        steps_.takes_away(one, resource::column(any.name, column.name));
        steps_.makes(one, resource::column(any.name, column.name));
        steps_.takes_away(one, resource::shape(any.name));
        steps_.makes(one, resource::shape(any.name));
      }
  }

  /// Partitions that rows are to be moved into are there before.
  [[nodiscard]] phase phase_of(const object& any) const {
    if (!parted_otherwise_above(any, changes_.after).empty()) return phase::change_rows;
    return rests_on_tables(any.kind) ? phase::create_users : phase::make_needed;
  }

  void use_from(const object& any, step one) {
    const auto needed = changes_.needed_after.of(any);
    steps_.uses_from(one, needed);
    if (const auto above = parted_otherwise_above(any, changes_.after); !above.empty()) {
      steps_.uses_from(one, resource::whole(above));
      return steps_.makes(one, resource::partitions(above));
    }
    for (const auto& each : needed.firm)
      if (each.is_table) steps_.uses_from(one, resource::shape(each.identity.name));
  }

  agenda& steps_;
  const schema_change& changes_;
  std::map<object_identity, step> dropped_;
};

}  // namespace

void add_object_steps(agenda& steps, const schema_change& changes) { object_steps(steps, changes).add_all(); }

}  // namespace instar::generator
