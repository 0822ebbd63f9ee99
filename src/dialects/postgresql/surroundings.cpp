#include "dialects/postgresql/surroundings.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <ranges>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/grants.hpp"
#include "dialects/postgresql/indexes.hpp"
#include "dialects/postgresql/inheritance.hpp"
#include "dialects/postgresql/mentions.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/partitions.hpp"

namespace instar::postgresql_sql {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_view(const object& any) { return any.kind == object_kind::view || any.kind == object_kind::materialized_view; }

bool is_routine(const object& any) { return any.kind == object_kind::function || any.kind == object_kind::procedure; }

/// The expressions of an index or an exclusion constraint.
template <class Indexed>
bool has_expression(const Indexed& any, const std::function<bool(std::string_view)>& is_meant) {
  return is_meant(any.where) ||
         std::ranges::any_of(any.keys, [&](const index_key& one) { return is_meant(one.expression); });
}

template <class Indexed>
bool has_plain_key(const Indexed& any, const std::string& column) {
  return std::ranges::count(any.keys, column, &index_key::column) != 0 ||
         refers_to(any.properties.text("include"), column);
}

}  // namespace

void surroundings::retype_column(const std::string& table, const std::string& column) {
  take_uses_of_column(table, column);
  for (const auto& child : children_of(table, before_)) retype_column(child, column);
}

void surroundings::remake_column(const std::string& table, const std::string& column) {
  const auto* owner = before_.find_table(table);
  if (owner == nullptr || !columns_.insert({table, column}).second) return;
  take_plain_uses(*owner, column);
  take_uses_of_column(table, column);
  take_objects([&](const object& one) { return is_about_column(one, table, column); });
}

void surroundings::remake_key(const std::string& table, const std::vector<std::string>& columns) {
  take_foreign_keys([&](const instar::table&, const foreign_key& key) {
    return key.referenced_table == table && std::ranges::is_permutation(key.referenced_columns, columns);
  });
}

void surroundings::remake_references(const std::string& to_table) {
  take_foreign_keys([&](const instar::table&, const foreign_key& key) { return key.referenced_table == to_table; });
}

void surroundings::remake_table(const std::string& table) {
  take_foreign_keys([&](const instar::table& owner, const foreign_key& key) {
    return owner.name == table || key.referenced_table == table;
  });
  take_users_of_rows(table);
  for (const auto* model : {&before_, &after_})
    for (const auto* one : partitions_of(table, *model)) take_users_of_rows(one->name);
}

void surroundings::remake_object(const object& any) {
  take_objects([&](const object& one) { return identity_of(one) != identity_of(any) && depends_on(one, any); });
  if (is_view(any)) take_standing_on(any.name);
  if (!is_view(any)) take_expressions_with(any.name);
  take_objects([&](const object& one) { return is_about(one, any); });
}

void surroundings::reread_columns(const std::string& table, std::string_view gone) {
  take_objects([&](const object& one) {
    const auto sql = one.properties.text("definition");
    return is_view(one) && mentions(sql, table) && sql.find('*') != std::string_view::npos &&
           (gone.empty() || !mentions(sql, gone));
  });
}

void surroundings::take_expressions(const table& owner, const condition& is_meant) {
  for (const auto& any : owner.constraints) {
    const auto* one = std::get_if<check>(&any);
    const auto* other = std::get_if<exclude>(&any);
    if ((one != nullptr && is_meant(one->expression)) || (other != nullptr && has_expression(*other, is_meant)))
      constraints_.insert({owner.name, name_of(any)});
  }
  for (const auto& one : owner.indexes)
    if (has_expression(one, is_meant)) indexes_.insert({owner.name, one.name});
  for (const auto& one : owner.columns)
    if (is_generated(one) && is_meant(one.properties.text("generated_stored"))) remake_column(owner.name, one.name);
}

void surroundings::take_expressions_with(const std::string& name) {
  const auto is_meant = [&](std::string_view sql) { return mentions(sql, name); };
  for (const auto& any : before_.tables) {
    take_expressions(any, is_meant);
    for (const auto& one : any.columns)
      if (one.default_value.kind == term_kind::expression && is_meant(one.default_value.text))
        defaults_.insert({any.name, one.name});
  }
}

void surroundings::take_plain_uses(const table& owner, const std::string& column) {
  for (const auto& any : owner.constraints) {
    const auto* key = columns_of_key(any);
    const auto* other = std::get_if<exclude>(&any);
    if ((key != nullptr && (contains(*key, column) || refers_to(properties_of(any).text("include"), column))) ||
        (other != nullptr && has_plain_key(*other, column)))
      constraints_.insert({owner.name, name_of(any)});
  }
  for (const auto& one : owner.indexes)
    if (has_plain_key(one, column)) indexes_.insert({owner.name, one.name});
  take_foreign_keys([&](const table& any, const foreign_key& key) {
    return (any.name == owner.name && contains(key.columns, column)) ||
           (key.referenced_table == owner.name && contains(key.referenced_columns, column));
  });
}

void surroundings::take_uses_of_column(const std::string& table, const std::string& column) {
  const auto* owner = before_.find_table(table);
  if (owner == nullptr) return;
  take_expressions(*owner, [&](std::string_view sql) { return refers_to(sql, column) || mentions(sql, column); });
  take_users_of_relation(table);
  for (const auto* one : partitions_of(table, before_)) take_users_of_relation(one->name);
  take_objects([&](const object& one) {
    const bool is_near = one.kind == object_kind::trigger || one.kind == object_kind::policy;
    return is_near && (one.on == table || mentions(text_of(one), table)) && mentions(text_of(one), column);
  });
}

/// What is bound to the columns of a table or view.
void surroundings::take_users_of_relation(const std::string& name) {
  take_objects([&](const object& one) {
    return (is_view(one) || (is_routine(one) && is_bound(one))) && mentions(text_of(one), name);
  });
}

/// What is bound to a table as a whole.
void surroundings::take_users_of_rows(const std::string& name) {
  take_objects([&](const object& one) {
    const bool can_be_bound =
        is_view(one) || is_routine(one) || one.kind == object_kind::policy || one.kind == object_kind::custom;
    return can_be_bound && mentions(text_of(one), name);
  });
  take_standing_on(name);
}

void surroundings::take_standing_on(const std::string& name) {
  take_objects([&](const object& one) {
    const bool stands = one.kind == object_kind::trigger || one.kind == object_kind::policy;
    return one.on == name && (stands || (one.kind == object_kind::grant && is_on_relation(one)));
  });
}

void surroundings::take(const object& any) {
  if (!objects_.insert(identity_of(any)).second) return;
  if (is_view(any) || is_routine(any)) remake_object(any);
}

template <class Condition>
void surroundings::take_foreign_keys(Condition is_meant) {
  for (const auto& any : before_.tables)
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && is_meant(any, *key))
        foreign_keys_.insert({any.name, key->name});
}

template <class Condition>
void surroundings::take_objects(Condition is_meant) {
  for (const auto& any : before_.objects)
    if (is_meant(any)) take(any);
}

/// The taken objects in an order in which they can be made: views and routines after those that they mention, then
/// what stands on them.
std::vector<const object*> surroundings::in_order() const {
  std::vector<const object*> waiting, ordered, last;
  for (const auto& identity : objects_) {
    const auto& any = *before_.objects.find(identity);
    (is_view(any) || is_routine(any) ? waiting : last).push_back(&any);
  }
  while (!waiting.empty()) {
    const auto waits = [&](const object* any) {
      return std::ranges::any_of(waiting, [&](const object* one) { return one != any && depends_on(*any, *one); });
    };
    auto next = std::ranges::find_if_not(waiting, waits);
    if (next == waiting.end()) next = waiting.begin();
    ordered.push_back(*next);
    waiting.erase(next);
  }
  std::ranges::stable_sort(last, {}, [](const object* any) { return any->kind == object_kind::grant; });
  ordered.insert(ordered.end(), last.begin(), last.end());
  return ordered;
}

/// Routines come before the columns and constraints that use them, unless they are over views.
std::vector<const object*> surroundings::taken(bool early) const {
  std::vector<const object*> found;
  const auto all = in_order();
  const auto is_over_a_view = [&](const object* any) {
    return std::ranges::any_of(all, [&](const object* one) { return is_view(*one) && depends_on(*any, *one); });
  };
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](const object* any) { return early == (is_routine(*any) && !is_over_a_view(any)); });
  return found;
}

statements surroundings::dropped() const {
  statements all;
  const auto add = [&](statements some) { all = joined({std::move(all), std::move(some)}); };
  const auto drop_objects = [&](bool early) {
    const auto objects = taken(early);
    for (const auto* any : objects | std::views::reverse)
      if (any->kind != object_kind::grant) add(drop_object_statements(*any, before_));
  };
  drop_objects(false);
  for (const auto& [table, name] : foreign_keys_) add({drop_constraint_statement(name, table)});
  for (const auto& [table, name] : constraints_) add({drop_constraint_statement(name, table)});
  for (const auto& [table, name] : indexes_) add({drop_index_statement(name, table)});
  for (const auto& [table, name] : defaults_)
    add({{alter_table_sql(table, "ALTER COLUMN " + quote_name(name) + " DROP DEFAULT")}});
  for (const auto& [table, name] : columns_) add({{alter_table_sql(table, "DROP COLUMN " + quote_name(name))}});
  drop_objects(true);
  return all;
}

statements surroundings::made() const {
  statements all;
  const auto add = [&](statements some) { all = joined({std::move(all), std::move(some)}); };
  const auto make_objects = [&](bool early) {
    for (const auto* any : taken(early))
      if (const auto* now = after_.find_object(any->kind, any->name, any->on))
        add(create_object_statements(*now, after_));
  };
  make_objects(true);
  for (const auto& [table, name] : columns_) {
    const auto& one = *after_.find_table(table)->find_column(name);
    add(joined({{{alter_table_sql(table, "ADD COLUMN " + column_sql(one))}}, column_settings(table, {one})}));
  }
  for (const auto& [table, name] : defaults_) {
    const auto& one = *after_.find_table(table)->find_column(name);
    add({{alter_table_sql(table, "ALTER COLUMN " + quote_name(name) + " SET DEFAULT " + term_sql(one.default_value))}});
  }
  for (const auto& [table, name] : indexes_)
    add(create_index_statements(*after_.find_table(table)->find_index(name), table));
  for (const auto* names : {&constraints_, &foreign_keys_})
    for (const auto& [table, name] : *names)
      add(add_constraint_statements(*after_.find_table(table)->find_constraint(name), table));
  make_objects(false);
  return all;
}

model surroundings::without_taken(model schema) const {
  for (const auto& identity : objects_)
    if (const auto found = schema.objects.find(identity); found != schema.objects.end()) schema.objects.erase(found);
  for (const auto& [table, name] : foreign_keys_) {
    schema.tables.edit(schema.tables.find(std::string_view(table)), [&](instar::table& any) {
      any.constraints.erase(any.constraints.find(std::string_view(name)));
    });
  }
  return schema;
}

statements surroundings::around(statements change) const { return joined({dropped(), std::move(change), made()}); }

}  // namespace instar::postgresql_sql
