#include "generator/diff.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <string>
#include <tuple>

#include "generator/order.hpp"

namespace instar::generator {
namespace {

using columns_of_table = std::pair<std::string, std::vector<std::string>>;

columns_of_table key_columns(const std::string& table_name, std::vector<std::string> columns) {
  std::ranges::sort(columns);
  return {table_name, std::move(columns)};
}

const std::vector<std::string>* columns_of_key(const constraint& any) {
  if (const auto* key = std::get_if<primary_key>(&any)) return &key->columns;
  if (const auto* one = std::get_if<unique>(&any)) return &one->columns;
  return nullptr;
}

bool is_foreign_key(const constraint& any) { return std::holds_alternative<foreign_key>(any); }

constraint renamed(constraint any, const std::string& name) {
  std::visit([&](auto& one) { one.name = name; }, any);
  return any;
}

index renamed(index any, const std::string& name) {
  any.name = name;
  return any;
}

const std::string& name_of(const index& any) { return any.name; }
using instar::name_of;

/// Types whose values a foreign key can compare.
std::string family(const type& any) {
  if (any.raw) return "`" + any.name;
  if (any.name == "smallint" || any.name == "integer" || any.name == "bigint") return "integer";
  if (any.name == "varchar") return "text";
  return any.name;
}

/// The elements of one set that the other has not, by value.
template <class Set>
std::vector<typename Set::value_type> missing_from(const Set& other, const Set& all) {
  std::vector<typename Set::value_type> missing;
  for (const auto& one : all) {
    const auto found = other.find(one);
    if (found == other.end() || !(*found == one)) missing.push_back(one);
  }
  return missing;
}

/// What differs in a table that both models have.
struct table_change {
  const table& before;
  const table& after;
  std::vector<constraint> dropped, added;
  std::vector<std::pair<std::string, std::string>> renamed_constraints;
  std::vector<index> dropped_indexes, added_indexes;
  std::vector<std::pair<std::string, std::string>> renamed_indexes;

  table_change(const table& from, const table& to)
      : before(from),
        after(to),
        dropped(missing_from(to.constraints, from.constraints)),
        added(missing_from(from.constraints, to.constraints)),
        dropped_indexes(missing_from(to.indexes, from.indexes)),
        added_indexes(missing_from(from.indexes, to.indexes)) {
    pair_renamed(before.indexes, after.indexes, dropped_indexes, added_indexes, renamed_indexes,
                 [](const index&) { return true; });
    pair_renamed_constraints([](const constraint& any) { return !is_foreign_key(any); });
  }

  template <class Eligible>
  void pair_renamed_constraints(Eligible eligible) {
    pair_renamed(before.constraints, after.constraints, dropped, added, renamed_constraints, eligible);
  }

 private:
  /// Moves pairs that are equal but for their name from `gone` and `come` to `pairs`. Only names that are new as well
  /// as old names that vanish: where names are swapped, a rename would find its new name taken.
  template <class Set, class Element, class Eligible>
  static void pair_renamed(const Set& before, const Set& after, std::vector<Element>& gone, std::vector<Element>& come,
                           std::vector<std::pair<std::string, std::string>>& pairs, Eligible eligible) {
    std::erase_if(gone, [&](const Element& old) {
      if (!eligible(old) || after.contains(old)) return false;
      const auto match = std::ranges::find_if(
          come, [&](const Element& one) { return !before.contains(one) && renamed(old, name_of(one)) == one; });
      if (match == come.end()) return false;
      pairs.emplace_back(name_of(old), name_of(*match));
      come.erase(match);
      return true;
    });
  }
};

class difference {
 public:
  difference(const model& from, const model& to) : from_(from), to_(to) {
    for (const auto& any : from.tables)
      if (to.find_table(any.name) == nullptr) gone_.push_back(&any);
    for (const auto& any : to.tables) {
      const auto* old = from.find_table(any.name);
      if (old == nullptr)
        come_.push_back(&any);
      else if (*old != any)
        changes_.emplace(any.name, table_change(*old, any));
    }
  }

  std::vector<operation> operations() {
    take_foreign_keys_out_of_the_way();
    make_passed_round_indexes_anew();
    const auto going = order_by_reference(gone_);
    const auto coming = order_by_reference(come_);
    drop_foreign_keys(going);
    for (const auto& any : going | std::views::reverse) put(drop_table{any.definition});
    for (const auto& [name, change] : changes_) drop_keys_and_indexes(name, change);
    for (const auto& [name, change] : changes_) change_columns(name, change);
    rename_keys_and_indexes();
    for (const auto& [name, change] : changes_) add_keys_and_indexes(name, change);
    for (const auto& any : coming) put(create_table{any.definition});
    add_foreign_keys(coming);
    return std::move(operations_);
  }

 private:
  void put(operation change) { operations_.push_back(std::move(change)); }

  /// A foreign key stands in the way when the key that it rests on is dropped, or when a column changes to a type that
  /// the other side cannot be compared with. It is dropped first and added again at the end.
  void take_foreign_keys_out_of_the_way() {
    for (const auto& [name, change] : changes_) {
      for (const auto& any : change.dropped)
        if (const auto* columns = columns_of_key(any)) lost_keys_.insert(key_columns(name, *columns));
      for (const auto& old : change.before.columns) {
        const auto* now = change.after.find_column(old.name);
        if (now != nullptr && family(now->type) != family(old.type)) retyped_.insert({name, old.name});
      }
    }
    if (!lost_keys_.empty() || !retyped_.empty()) rebuild_foreign_keys();
    for (auto& [name, change] : changes_)
      change.pair_renamed_constraints([&](const constraint& any) {
        return is_foreign_key(any) && !is_in_the_way(name, std::get<foreign_key>(any));
      });
  }

  void rebuild_foreign_keys() {
    for (const auto& any : from_.tables) {
      const auto* now = to_.find_table(any.name);
      if (now == nullptr) continue;
      for (const auto& one : any.constraints) {
        const auto* key = std::get_if<foreign_key>(&one);
        const auto* kept = now->find_constraint(name_of(one));
        if (key == nullptr || kept == nullptr || *kept != one || !is_in_the_way(any.name, *key)) continue;
        auto& change = changes_.try_emplace(any.name, table_change(any, *now)).first->second;
        change.dropped.push_back(one);
        change.added.push_back(one);
      }
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

  /// Indexes of several tables that pass their names round cannot be renamed one after another.
  void make_passed_round_indexes_anew() {
    std::map<std::string, std::string> successor;
    for (const auto& [name, change] : changes_)
      for (const auto& [from, to] : change.renamed_indexes) successor.insert({from, to});
    const auto comes_back = [&](const std::string& start) {
      auto at = successor.find(start);
      for (std::size_t steps = 0; at != successor.end() && steps != successor.size(); ++steps) {
        if (at->second == start) return true;
        at = successor.find(at->second);
      }
      return false;
    };
    for (auto& [name, change] : changes_)
      std::erase_if(change.renamed_indexes, [&](const auto& pair) {
        if (!comes_back(pair.first)) return false;
        change.dropped_indexes.push_back(*change.before.find_index(pair.first));
        change.added_indexes.push_back(*change.after.find_index(pair.second));
        return true;
      });
  }

  void drop_foreign_keys(const std::vector<ordered_table>& going) {
    for (const auto& [name, change] : changes_)
      for (const auto& any : change.dropped)
        if (is_foreign_key(any)) put(drop_constraint{name, any});
    for (const auto& any : going)
      for (const auto& key : any.deferred) put(drop_constraint{any.definition.name, key});
  }

  void add_foreign_keys(const std::vector<ordered_table>& coming) {
    for (const auto& any : coming)
      for (const auto& key : any.deferred) put(add_constraint{any.definition.name, key});
    for (const auto& [name, change] : changes_)
      for (const auto& any : change.added)
        if (is_foreign_key(any)) put(add_constraint{name, any});
  }

  /// Where a database numbers rows only in the primary key, a column must stop that before its key goes, and can begin
  /// only when its key is there.
  [[nodiscard]] static bool in_primary_key(const std::vector<constraint>& constraints, const std::string& column_name) {
    return std::ranges::any_of(constraints, [&](const constraint& any) {
      const auto* key = std::get_if<primary_key>(&any);
      return key != nullptr && std::ranges::count(key->columns, column_name) != 0;
    });
  }

  /// The column as it stands between the two: after its old key is gone and before its new one is there.
  struct stages {
    column start, between_start, between_end, end;
  };

  [[nodiscard]] static stages stages_of(const column& old, const column& now, const table_change& change) {
    stages all{old, old, now, now};
    if (old.identity && !now.identity && in_primary_key(change.dropped, old.name)) all.between_start.identity = false;
    if (!old.identity && now.identity && in_primary_key(change.added, old.name)) all.between_end.identity = false;
    return all;
  }

  template <class Use>
  static void for_each_kept_column(const table_change& change, Use use) {
    for (const auto& old : change.before.columns)
      if (const auto* now = change.after.find_column(old.name); now != nullptr && *now != old)
        use(stages_of(old, *now, change));
  }

  void alter(const std::string& name, const column& before, const column& after) {
    if (before != after) put(alter_column{name, before, after});
  }

  void drop_keys_and_indexes(const std::string& name, const table_change& change) {
    for (const auto& any : change.dropped_indexes) put(drop_index{name, any});
    for_each_kept_column(change, [&](const stages& column) { alter(name, column.start, column.between_start); });
    for (const auto& any : change.dropped)
      if (!is_foreign_key(any)) put(drop_constraint{name, any});
  }

  /// Columns come before others go, because no table may be left without any.
  void change_columns(const std::string& name, const table_change& change) {
    for_each_kept_column(change, [&](const stages& column) { alter(name, column.between_start, column.between_end); });
    for (const auto& any : change.after.columns)
      if (change.before.find_column(any.name) == nullptr) put(add_column{name, any});
    for (const auto& any : change.before.columns)
      if (change.after.find_column(any.name) == nullptr) put(drop_column{name, any});
  }

  struct renamed_element {
    std::string from, to;
    operation change;
  };

  /// Databases keep these names in one space for all tables, so a name is given up before another takes it.
  void rename_keys_and_indexes() {
    std::vector<renamed_element> waiting;
    for (const auto& [name, change] : changes_) {
      for (const auto& [from, to] : change.renamed_constraints)
        waiting.push_back({from, to, rename_constraint{name, from, to}});
      for (const auto& [from, to] : change.renamed_indexes) waiting.push_back({from, to, rename_index{name, from, to}});
    }
    while (!waiting.empty()) {
      const auto is_taken = [&](const renamed_element& any) {
        return std::ranges::count(waiting, any.to, &renamed_element::from) != 0;
      };
      auto next = std::ranges::find_if_not(waiting, is_taken);
      if (next == waiting.end()) next = waiting.begin();
      put(next->change);
      waiting.erase(next);
    }
  }

  void add_keys_and_indexes(const std::string& name, const table_change& change) {
    for (const auto& any : change.added)
      if (!is_foreign_key(any)) put(add_constraint{name, any});
    for_each_kept_column(change, [&](const stages& column) { alter(name, column.between_end, column.end); });
    for (const auto& any : change.added_indexes) put(create_index{name, any});
  }

  const model& from_;
  const model& to_;
  std::vector<const table*> gone_, come_;
  std::map<std::string, table_change> changes_;
  std::set<columns_of_table> lost_keys_;
  std::set<std::pair<std::string, std::string>> retyped_;
  std::vector<operation> operations_;
};

}  // namespace

std::vector<operation> diff(const model& from, const model& to) { return difference(from, to).operations(); }

}  // namespace instar::generator
