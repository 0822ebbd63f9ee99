#include <algorithm>
#include <utility>

#include <instar/error.hpp>
#include <instar/operation.hpp>
#include <instar/snapshot.hpp>

#include "core/validity.hpp"

namespace instar {
namespace {

[[noreturn]] void refuse(const std::string& why) { throw error(error_code::not_applicable, why); }

/// Takes an element out of a set, changes it, and puts it back: the elements of a set are constant.
template <class Set, class Change>
void edit(Set& all, typename Set::iterator which, Change change) {
  auto node = all.extract(which);
  change(node.value());
  all.insert(std::move(node));
}

void replace_name(std::vector<std::string>& names, const std::string& from, const std::string& to) {
  std::ranges::replace(names, from, to);
}

/// Applies one operation to the model it holds.
class application {
 public:
  explicit application(model before) : schema_(std::move(before)) {}

  void operator()(const create_table& change) {
    if (!schema_.tables.insert(change.definition).second)
      refuse("there is a table " + change.definition.name + " already");
    expect_valid_table(schema_, change.definition.name);
  }

  void operator()(const drop_table& change) {
    const auto found = find(change.definition.name);
    if (*found != change.definition) refuse(difference(*found, change.definition));
    expect_unreferenced(found->name);
    schema_.tables.erase(found);
  }

  void operator()(const rename_table& change) {
    const auto found = find(change.from);
    if (schema_.find_table(change.to) != nullptr) refuse("there is a table " + change.to + " already");
    edit(schema_.tables, found, [&](table& any) { any.name = change.to; });
    edit_foreign_keys([&](const table&, foreign_key& key) {
      if (key.referenced_table == change.from) key.referenced_table = change.to;
    });
  }

  void operator()(const add_column& change) {
    const auto found = find(change.table);
    if (found->find_column(change.definition.name) != nullptr)
      refuse("table " + change.table + " has a column " + change.definition.name + " already");
    edit(schema_.tables, found, [&](table& any) { any.columns.push_back(change.definition); });
  }

  void operator()(const drop_column& change) {
    const auto found = find(change.table);
    expect_column(*found, change.definition);
    if (found->columns.size() == 1) refuse("table " + change.table + " would have no column: drop the table");
    edit(schema_.tables, found, [&](table& any) { std::erase(any.columns, change.definition); });
    expect_valid_table(schema_, change.table);
    expect_references_hold(change.table);
  }

  void operator()(const rename_column& change) {
    const auto found = find(change.table);
    if (found->find_column(change.from) == nullptr) refuse("table " + change.table + " has no column " + change.from);
    if (found->find_column(change.to) != nullptr)
      refuse("table " + change.table + " has a column " + change.to + " already");
    edit(schema_.tables, found, [&](table& any) { rename_within(any, change.from, change.to); });
    edit_foreign_keys([&](const table&, foreign_key& key) {
      if (key.referenced_table == change.table) replace_name(key.referenced_columns, change.from, change.to);
    });
  }

  void operator()(const alter_column& change) {
    if (change.before.name != change.after.name)
      refuse("alter column changes everything but the name: rename column " + change.before.name + " first");
    const auto found = find(change.table);
    expect_column(*found, change.before);
    edit(schema_.tables, found, [&](table& any) { std::ranges::replace(any.columns, change.before, change.after); });
    expect_valid_table(schema_, change.table);
  }

  void operator()(const add_constraint& change) {
    const auto& name = name_of(change.definition);
    edit(schema_.tables, find(change.table), [&](table& any) {
      if (!any.constraints.insert(change.definition).second)
        refuse("table " + change.table + " has a constraint " + name + " already");
    });
    expect_valid_table(schema_, change.table);
  }

  void operator()(const drop_constraint& change) {
    const auto found = find(change.table);
    const auto& name = name_of(change.definition);
    const auto* existing = found->find_constraint(name);
    if (existing == nullptr) refuse("table " + change.table + " has no constraint " + name);
    expect_same(change.table, *existing, change.definition);
    edit(schema_.tables, found,
         [&](table& any) { any.constraints.erase(any.constraints.find(std::string_view(name))); });
    expect_references_hold(change.table);
  }

  void operator()(const rename_constraint& change) {
    rename_element(
        change, "constraint", [](table& any) -> auto& { return any.constraints; },
        [&](constraint& any) { std::visit([&](auto& one) { one.name = change.to; }, any); });
  }

  void operator()(const create_index& change) {
    edit(schema_.tables, find(change.table), [&](table& any) {
      if (!any.indexes.insert(change.definition).second)
        refuse("table " + change.table + " has an index " + change.definition.name + " already");
    });
    expect_valid_table(schema_, change.table);
  }

  void operator()(const drop_index& change) {
    const auto found = find(change.table);
    const auto* existing = found->find_index(change.definition.name);
    if (existing == nullptr) refuse("table " + change.table + " has no index " + change.definition.name);
    expect_same(change.table, *existing, change.definition);
    edit(schema_.tables, found, [&](table& any) { any.indexes.erase(change.definition); });
  }

  void operator()(const rename_index& change) {
    rename_element(
        change, "index", [](table& any) -> auto& { return any.indexes; }, [&](index& any) { any.name = change.to; });
  }

  void operator()(const execute&) {}
  void operator()(const run&) {}

  [[nodiscard]] model after() && { return std::move(schema_); }

 private:
  using table_position = std::set<table, by_name>::iterator;

  [[nodiscard]] table_position find(std::string_view name) {
    const auto found = schema_.tables.find(name);
    if (found == schema_.tables.end()) refuse("there is no table " + std::string(name));
    return found;
  }

  static void expect_column(const table& any, const column& described) {
    const auto* existing = any.find_column(described.name);
    if (existing == nullptr) refuse("table " + any.name + " has no column " + described.name);
    expect_same(any.name, *existing, described);
  }

  template <class Element>
  static void expect_same(const std::string& table_name, const Element& existing, const Element& described) {
    if (existing == described) return;
    refuse("table " + table_name + " has `" + write_line(existing) + "`, and the migration describes it as `" +
           write_line(described) + "`");
  }

  static std::string difference(const table& existing, const table& described) {
    return "table " + existing.name + " is not what the migration describes. It has\n" + write_table_body(existing, 2) +
           "and the migration describes\n" + write_table_body(described, 2);
  }

  template <class Change>
  void edit_foreign_keys(Change change) {
    for (auto at = schema_.tables.begin(); at != schema_.tables.end();) {
      const auto current = at++;
      const auto is_foreign_key = [](const constraint& any) { return std::holds_alternative<foreign_key>(any); };
      if (std::ranges::none_of(current->constraints, is_foreign_key)) continue;
      edit(schema_.tables, current, [&](table& any) {
        std::set<constraint, by_name> changed;
        for (auto one : any.constraints) {
          if (auto* key = std::get_if<foreign_key>(&one)) change(any, *key);
          changed.insert(std::move(one));
        }
        any.constraints = std::move(changed);
      });
    }
  }

  static void rename_within(table& any, const std::string& from, const std::string& to) {
    std::ranges::find(any.columns, from, &column::name)->name = to;
    std::set<constraint, by_name> constraints;
    for (auto one : any.constraints) {
      std::visit([&](auto& some) { rename_in_element(some, from, to); }, one);
      constraints.insert(std::move(one));
    }
    any.constraints = std::move(constraints);
    std::set<index, by_name> indexes;
    for (auto one : any.indexes) {
      replace_name(one.columns, from, to);
      one.where = rename_in(one.where, from, to);
      indexes.insert(std::move(one));
    }
    any.indexes = std::move(indexes);
  }

  template <class Element>
  static void rename_in_element(Element& one, const std::string& from, const std::string& to) {
    if constexpr (requires { one.expression; })
      one.expression = rename_in(one.expression, from, to);
    else
      replace_name(one.columns, from, to);
  }

  template <class Rename, class Set, class Change>
  void rename_element(const Rename& rename, const std::string& kind, Set set_of, Change change) {
    edit(schema_.tables, find(rename.table), [&](table& any) {
      auto& all = set_of(any);
      const auto found = all.find(std::string_view(rename.from));
      if (found == all.end()) refuse("table " + rename.table + " has no " + kind + " " + rename.from);
      if (all.contains(std::string_view(rename.to)))
        refuse("table " + rename.table + " has the " + kind + " " + rename.to + " already");
      edit(all, found, change);
    });
  }

  void expect_unreferenced(const std::string& name) const {
    for (const auto& any : schema_.tables) {
      if (any.name == name) continue;
      for (const auto& one : any.constraints)
        if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == name)
          refuse("table " + name + " is referenced by `" + write_line(one) + "` of table " + any.name +
                 ": drop that first");
    }
  }

  /// That the foreign keys to a table still find their keys in it.
  void expect_references_hold(const std::string& name) const {
    for (const auto& any : schema_.tables)
      for (const auto& one : any.constraints)
        if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == name)
          expect_valid_table(schema_, any.name);
  }

  model schema_;
};

}  // namespace

model apply(model before, const operation& change) {
  application to(std::move(before));
  std::visit(to, change);
  return std::move(to).after();
}

}  // namespace instar
