#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "generator/object_change.hpp"
#include "generator/schema_change.hpp"
#include "generator/sql_token.hpp"

namespace instar::generator {
namespace {

using columns_of_table = std::pair<std::string, std::vector<std::string>>;

columns_of_table key_columns(const std::string& table_name, std::vector<std::string> columns) {
  std::ranges::sort(columns);
  return {table_name, std::move(columns)};
}

/// What can change about a key without touching the index that it consists of.
bool leaves_key_alone(const properties& before, const properties& after) {
  const auto decisive = [](const properties& all) {
    std::vector<property> some;
    for (const auto& one : all)
      if (one.name != "comment" && one.name != "parameters" && one.name != "tablespace") some.push_back(one);
    return some;
  };
  return decisive(before) == decisive(after);
}

/// Types whose values a foreign key can compare.
std::string family(const type& any) {
  if (any.raw || any.declared || any.dimensions != 0) return (any.raw ? "`" : "\"") + any.name;
  if (any.name == "smallint" || any.name == "integer" || any.name == "bigint") return "integer";
  if (any.name == "varchar") return "text";
  return any.name;
}

/// What becomes of the columns of a table, for those who read it.
struct reshaping {
  std::set<std::string> columns;  ///< that go or are made anew, as SQL mentions them
  bool names_change = false;      ///< columns come, go or are called otherwise
  bool rebuilt = false;           ///< the table itself is made anew, with the rows that it has
};

class obstacles {
 public:
  obstacles(schema_change& changes, const std::vector<operation>& renames) : changes_(changes) {
    find_remade_types();
    find_reshaped_tables(renames);
  }

  void remove() {
    make_foreign_keys_anew();
    make_objects_anew();
    make_elements_anew();
  }

 private:
  // Types whose values have to be made anew, and with them the columns of such a type.

  void find_remade_types() {
    for (const auto& [old, now] : changes_.altered_objects)
      if (makes_values_anew(*old, *now)) changes_.types_anew.insert(thing_of(*old));
    if (changes_.types_anew.empty()) return;
    for (bool grows = true; grows;) {
      grows = false;
      for (const auto& any : changes_.before.objects)
        if (is_type(any.kind) && needs_any(changes_.needed_before.of(any).bound, changes_.types_anew))
          grows |= changes_.types_anew.insert(thing_of(any)).second;
    }
  }

  static bool is_type(object_kind kind) {
    return kind == object_kind::enumeration || kind == object_kind::domain || kind == object_kind::composite;
  }

  static bool needs_any(const things& needed, const things& of) {
    return std::ranges::any_of(needed, [&](const thing& any) { return of.contains(any); });
  }

  // Tables whose columns change.

  void find_reshaped_tables(const std::vector<operation>& renames) {
    for (const auto& [name, change] : changes_.tables) reshape(change);
    if (!changes_.types_anew.empty())
      for (const auto& any : changes_.before.tables)
        for (const auto& one : any.columns)
          if (changes_.is_made_anew(one.type)) reshaped_[any.name].columns.insert(folded(one.name));
    for (const auto& any : renames)
      if (const auto* rename = std::get_if<rename_column>(&any)) reshaped_[rename->table].names_change = true;
  }

  void reshape(const table_change& change) {
    reshaping found;
    for (const auto* any : change.dropped) found.columns.insert(folded(any->name));
    for (const auto& any : change.columns)
      if (is_remade(any.before, any.after)) found.columns.insert(folded(any.before.name));
    found.names_change = !change.dropped.empty() || !change.added.empty();
    found.rebuilt = said(change.before.properties, "partition_by") != said(change.after.properties, "partition_by");
    if (!found.columns.empty() || found.names_change || found.rebuilt) reshaped_[change.before.name] = std::move(found);
  }

  // Foreign keys.

  /// A foreign key stands in the way when the key that it rests on is dropped, or when a column changes to a type that
  /// the other side cannot be compared with. It is dropped first and added again at the end.
  void make_foreign_keys_anew() {
    for (const auto& [name, change] : changes_.tables) {
      for (const auto& any : change.constraints.dropped) lose_key(change, any);
      for (const auto& [old, now] : change.constraints.altered)
        if (!leaves_key_alone(properties_of(old), properties_of(now))) lose_key(change, old);
      for (const auto& any : change.columns)
        if (family(any.before.type) != family(any.after.type) || is_generated(any.before) || is_generated(any.after))
          retyped_.insert({change.before.name, any.before.name});
    }
    for (const auto& any : changes_.before.tables)
      for (const auto& one : any.columns)
        if (!changes_.types_anew.empty() && changes_.is_made_anew(one.type)) retyped_.insert({any.name, one.name});
    if (!lost_keys_.empty() || !retyped_.empty())
      for (const auto& any : changes_.before.tables) make_foreign_keys_anew(any);
    for (auto& [name, change] : changes_.tables) change.pair_renamed_foreign_keys(in_the_way_[change.before.name]);
  }

  void lose_key(const table_change& change, const constraint& any) {
    if (const auto* columns = columns_of_key(any)) lost_keys_.insert(key_columns(change.before.name, *columns));
  }

  void make_foreign_keys_anew(const table& any) {
    const auto* now = changes_.after.find_table(any.name);
    if (now == nullptr) return;
    for (const auto& one : any.constraints) {
      const auto* key = std::get_if<foreign_key>(&one);
      if (key == nullptr || !is_in_the_way(any.name, *key)) continue;
      in_the_way_[any.name].push_back(key->name);
      if (now->find_constraint(key->name) != nullptr) changes_.change_of(any).make_constraint_anew(key->name);
    }
  }

  [[nodiscard]] bool is_in_the_way(const std::string& table_name, const foreign_key& key) const {
    const auto retyped = [&](const std::string& owner) {
      return [&](const std::string& column_name) { return retyped_.contains({owner, column_name}); };
    };
    return lost_keys_.contains(key_columns(key.referenced_table, key.referenced_columns)) ||
           std::ranges::any_of(key.columns, retyped(table_name)) ||
           std::ranges::any_of(key.referenced_columns, retyped(key.referenced_table));
  }

  // Objects.

  void make_objects_anew() {
    for (const auto* any : changes_.dropped_objects) going_.insert(thing_of(*any));
    for (const auto* any : changes_.dropped_tables) going_.insert(thing_of(*any));
    for (const auto& [old, now] : changes_.altered_objects)
      if (is_replaced(*old, *now)) make_anew(*old);
    if (going_.empty() && reshaped_.empty() && changes_.types_anew.empty()) return;
    for (bool grows = true; grows;) {
      grows = false;
      for (const auto& any : changes_.before.objects)
        if (!going_.contains(thing_of(any)) && changes_.after.objects.contains(any) && is_in_the_way(any)) {
          make_anew(any);
          grows = true;
        }
    }
    std::erase_if(changes_.altered_objects, [&](const auto& pair) { return going_.contains(thing_of(*pair.first)); });
    std::ranges::sort(changes_.anew, {}, [](const auto& pair) { return identity_of(*pair.first); });
  }

  void make_anew(const object& any) {
    going_.insert(thing_of(any));
    changes_.anew.emplace_back(&any, &*changes_.after.objects.find(any));
  }

  [[nodiscard]] bool is_in_the_way(const object& any) const {
    if (!can_be_made_anew(any.kind)) return false;
    const auto bound = changes_.needed_before.of(any).bound;
    if (needs_any(bound, going_) || needs_any(bound, changes_.types_anew)) return true;
    return std::ranges::any_of(
        bound, [&](const thing& one) { return one.is_table && is_in_the_way(any, std::string(one.identity.name)); });
  }

  [[nodiscard]] bool is_in_the_way(const object& any, const std::string& table_name) const {
    const auto found = reshaped_.find(table_name);
    if (found == reshaped_.end()) return false;
    const auto& [columns, names_change, rebuilt] = found->second;
    if (rebuilt && !is_routine(any.kind)) return true;
    if (any.kind == object_kind::grant) return false;
    const auto& mentioned = changes_.needed_before.mentioned_by(any);
    const bool reads_rows = any.kind == object_kind::view || any.kind == object_kind::materialized_view;
    if (mentioned.everything && (!columns.empty() || (names_change && reads_rows))) return true;
    return std::ranges::any_of(columns, [&](const std::string& name) { return mentioned.has(name); });
  }

  // What tables themselves use of the objects that are made anew: functions, most of all.

  void make_elements_anew() {
    if (changes_.anew.empty()) return;
    things anew;
    for (const auto& [old, now] : changes_.anew)
      if (is_routine(old->kind) || old->kind == object_kind::custom) anew.insert(thing_of(*old));
    if (anew.empty()) return;
    const auto uses = [&](const auto& element) { return needs_any(changes_.needed_before.of(element).bound, anew); };
    for (const auto& any : changes_.before.tables) {
      const auto* now = changes_.after.find_table(any.name);
      if (now == nullptr) continue;
      for (const auto& one : any.constraints)
        if (uses(one)) changes_.change_of(any).make_constraint_anew(name_of(one));
      for (const auto& one : any.indexes)
        if (uses(one)) changes_.change_of(any).make_index_anew(one.name);
      for (const auto& one : any.columns)
        if (now->find_column(one.name) != nullptr && uses(one)) lift(changes_.change_of(any).change_of(one.name));
    }
  }

  /// Takes away what a column computes, until what it computes with is there again.
  static void lift(column_change& change) {
    for (auto* between : {&change.lifted, &change.lowered}) {
      if (between->default_value.kind == term_kind::expression) between->default_value = {};
      for (const auto& one : properties(between->properties))
        if (one.name == "default" || one.name.starts_with("generated_"))
          between->properties.remove(one.name, one.dialect);
    }
  }

  schema_change& changes_;
  std::map<std::string, reshaping> reshaped_;
  std::set<columns_of_table> lost_keys_;
  std::set<std::pair<std::string, std::string>> retyped_;
  std::map<std::string, std::vector<std::string>> in_the_way_;  ///< foreign keys, by their tables
  things going_;
};

}  // namespace

void make_way(schema_change& changes, const std::vector<operation>& renames) { obstacles(changes, renames).remove(); }

}  // namespace instar::generator
