#include <instar/projection.hpp>

#include <algorithm>
#include <utility>

#include "core/element_projection.hpp"
#include "core/reference_rename.hpp"

namespace instar {
namespace {

/// The elements of a table that a dialect sees, as it sees them, put into `empty`.
template <class Elements>
Elements seen_elements(const Elements& all, std::string_view dialect, Elements empty = {}) {
  for (const auto& any : all)
    if (is_seen(properties_of(any), dialect)) empty.insert(empty.end(), seen_element(any, dialect));
  return empty;
}

table seen_table(const table& any, std::string_view dialect) {
  table seen{.name = any.name,
             .columns = seen_elements(any.columns, dialect),
             .constraints = seen_elements(any.constraints, dialect),
             .indexes = seen_elements(any.indexes, dialect),
             .properties = seen_properties(any.properties, dialect)};
  for (const auto& one : any.rows) seen.rows.push_back(seen_row(one, any, dialect));
  return seen;
}

object seen_object(object any, std::string_view dialect) {
  any.properties = seen_properties(any.properties, dialect);
  any.attributes = seen_elements(any.attributes, dialect);
  return any;
}

/// One change of a declared model as a dialect sees it.
class change_projection {
 public:
  change_projection(const model& before, std::string_view dialect) : before_(before), dialect_(dialect) {}

  using result = std::optional<operation>;

  result operator()(const create_table& change) const {
    auto seen = project(change.definition, dialect_);
    return seen ? result(create_table{*std::move(seen)}) : std::nullopt;
  }
  result operator()(const drop_table& change) const {
    auto seen = project(change.definition, dialect_);
    return seen ? result(drop_table{*std::move(seen)}) : std::nullopt;
  }
  result operator()(const rename_table& change) const {
    return seen_table_named(change.from) != nullptr ? result(change) : std::nullopt;
  }
  result operator()(const alter_table& change) const {
    const auto* any = before_.find_table(change.table);
    if (any == nullptr) return change;
    auto altered = *any;
    altered.properties = change.after;
    if (!is_seen(change.before, dialect_)) return (*this)(create_table{std::move(altered)});
    if (!is_seen(change.after, dialect_)) return (*this)(drop_table{*any});
    return unless_same(
        alter_table{change.table, seen_properties(change.before, dialect_), seen_properties(change.after, dialect_)});
  }

  result operator()(const add_column& change) const { return seen_definition(change); }
  result operator()(const drop_column& change) const { return seen_definition(change); }
  result operator()(const rename_column& change) const {
    return renamed(change, [&](const table& any) { return any.find_column(change.from); });
  }
  result operator()(const alter_column& change) const {
    return altered<add_column, drop_column>(change, [&](column before, column after) {
      return alter_column{change.table, std::move(before), std::move(after), change.conversion};
    });
  }

  result operator()(const add_constraint& change) const { return seen_definition(change); }
  result operator()(const drop_constraint& change) const { return seen_definition(change); }
  result operator()(const rename_constraint& change) const {
    return renamed(change, [&](const table& any) { return any.find_constraint(change.from); });
  }
  result operator()(const alter_constraint& change) const {
    return altered<add_constraint, drop_constraint>(change, [&](constraint before, constraint after) {
      return alter_constraint{change.table, std::move(before), std::move(after)};
    });
  }

  result operator()(const create_index& change) const { return seen_index(change); }
  result operator()(const drop_index& change) const { return seen_index(change); }
  result operator()(const rename_index& change) const {
    return renamed(change, [&](const table& any) { return any.find_index(change.from); });
  }
  result operator()(const alter_index& change) const {
    return altered<create_index, drop_index>(change, [&](index before, index after) {
      return alter_index{change.table, std::move(before), std::move(after)};
    });
  }

  result operator()(const insert_row& change) const { return seen_row_of(change); }
  result operator()(const delete_row& change) const { return seen_row_of(change); }
  result operator()(const update_row& change) const {
    const auto* any = seen_table_named(change.table);
    if (any == nullptr) return std::nullopt;
    return unless_same(
        update_row{change.table, seen_row(change.before, *any, dialect_), seen_row(change.after, *any, dialect_)});
  }

  result operator()(const create_object& change) const {
    auto seen = project(change.definition, dialect_);
    return seen ? result(create_object{*std::move(seen)}) : std::nullopt;
  }
  result operator()(const drop_object& change) const {
    auto seen = project(change.definition, dialect_);
    return seen ? result(drop_object{*std::move(seen)}) : std::nullopt;
  }
  result operator()(const alter_object& change) const {
    if (!is_seen(change.before.properties, dialect_)) return (*this)(create_object{change.after});
    if (!is_seen(change.after.properties, dialect_)) return (*this)(drop_object{change.before});
    return unless_same(alter_object{seen_object(change.before, dialect_), seen_object(change.after, dialect_)});
  }
  result operator()(const rename_object& change) const {
    return sees_object(change.kind, change.from, change.on) ? result(change) : std::nullopt;
  }
  result operator()(const rename_label& change) const {
    return sees_object(object_kind::enumeration, change.enumeration) ? result(change) : std::nullopt;
  }

  result operator()(const execute& change) const { return change; }
  result operator()(const run& change) const { return change; }
  result operator()(const backfill& change) const {
    return seen_table_named(change.table) != nullptr ? result(change) : std::nullopt;
  }
  result operator()(const commit_here& change) const { return change; }
  result operator()(const bulk_insert& change) const {
    const auto* any = seen_table_named(change.table);
    if (any == nullptr) return std::nullopt;
    bulk_insert seen{change.table, {}};
    for (const auto& one : change.rows)
      if (auto of_dialect = seen_row(one, *any, dialect_); !of_dialect.values.empty())
        seen.rows.push_back(std::move(of_dialect));
    return seen;
  }

 private:
  /// A table that the dialect sees, as it is declared.
  [[nodiscard]] const table* seen_table_named(std::string_view name) const {
    const auto* any = before_.find_table(name);
    return any != nullptr && is_seen(any->properties, dialect_) ? any : nullptr;
  }

  [[nodiscard]] bool sees_object(object_kind kind, std::string_view name, std::string_view on = {}) const {
    const auto* any = before_.find_object(kind, name, on);
    return any != nullptr && is_seen(any->properties, dialect_);
  }

  /// The addition or the drop of an element of a table.
  template <class Change>
  [[nodiscard]] result seen_definition(const Change& change) const {
    if (seen_table_named(change.table) == nullptr || !is_seen(properties_of(change.definition), dialect_))
      return std::nullopt;
    return Change{change.table, seen_element(change.definition, dialect_)};
  }

  template <class Change>
  [[nodiscard]] result seen_index(const Change& change) const {
    auto seen = seen_definition(change);
    if (seen) std::get<Change>(*seen).concurrently = change.concurrently;
    return seen;
  }

  template <class Change>
  [[nodiscard]] result seen_row_of(const Change& change) const {
    const auto* any = seen_table_named(change.table);
    return any == nullptr ? std::nullopt : result(Change{change.table, seen_row(change.definition, *any, dialect_)});
  }

  template <class Rename, class Find>
  [[nodiscard]] result renamed(const Rename& change, Find find) const {
    const auto* any = seen_table_named(change.table);
    if (any == nullptr) return std::nullopt;
    const auto* element = find(*any);
    return element != nullptr && is_seen(properties_of(*element), dialect_) ? result(change) : std::nullopt;
  }

  template <class Add, class Drop, class Alter, class Make>
  [[nodiscard]] result altered(const Alter& change, Make make) const {
    if (!is_seen(properties_of(change.before), dialect_)) return seen_definition(Add{change.table, change.after});
    if (!is_seen(properties_of(change.after), dialect_)) return seen_definition(Drop{change.table, change.before});
    if (seen_table_named(change.table) == nullptr) return std::nullopt;
    return unless_same(make(seen_element(change.before, dialect_), seen_element(change.after, dialect_)));
  }

  template <class Alter>
  [[nodiscard]] static result unless_same(Alter change) {
    return change.before == change.after ? std::nullopt : result(std::move(change));
  }

  const model& before_;
  std::string_view dialect_;
};

/// A renamed label is a default or a seeded value too; where the dialect has another type for it than the enumeration,
/// the rename does not reach there by itself.
std::vector<operation> following_label(const rename_label& change, const model& before, std::string_view dialect,
                                       bool is_enumeration_seen) {
  std::vector<operation> following;
  for (const auto& any : before.tables) {
    const auto seen = project(any, dialect);
    if (!seen) continue;
    const auto reached = is_enumeration_seen ? with_label_renamed(*seen, change) : *seen;
    const auto wanted = seen_table(with_label_renamed(any, change), dialect);
    for (std::size_t i = 0; i != wanted.columns.size(); ++i)
      if (reached.columns[i] != wanted.columns[i])
        following.emplace_back(alter_column{any.name, reached.columns[i], wanted.columns[i]});
    for (std::size_t i = 0; i != wanted.rows.size(); ++i)
      if (reached.rows[i] != wanted.rows[i])
        following.emplace_back(update_row{any.name, reached.rows[i], wanted.rows[i]});
  }
  return following;
}

/// Whether something that is said depends on the dialect.
struct dialect_dependence {
  bool operator()(const property& any) const { return !any.dialect.empty() || any.name == "only"; }
  bool operator()(const column& any) const { return among(any.properties); }
  bool operator()(const index_key& any) const { return among(any.properties); }
  bool operator()(const constraint& any) const {
    const auto* excluding = std::get_if<exclude>(&any);
    return among(properties_of(any)) || (excluding != nullptr && among(excluding->keys));
  }
  bool operator()(const index& any) const { return among(any.properties) || among(any.keys); }
  bool operator()(const table& any) const {
    return among(any.properties) || among(any.columns) || among(any.constraints) || among(any.indexes);
  }
  bool operator()(const object& any) const { return among(any.properties) || among(any.attributes); }

  [[nodiscard]] bool among(const auto& all) const { return std::ranges::any_of(all, *this); }
};

}  // namespace

std::optional<table> project(const table& any, std::string_view dialect) {
  return is_seen(any.properties, dialect) ? std::optional(seen_table(any, dialect)) : std::nullopt;
}

std::optional<object> project(const object& any, std::string_view dialect) {
  return is_seen(any.properties, dialect) ? std::optional(seen_object(any, dialect)) : std::nullopt;
}

model project(const model& schema, std::string_view dialect) {
  model seen;
  for (const auto& any : schema.tables)
    if (auto one = project(any, dialect)) seen.tables.insert(*std::move(one));
  for (const auto& any : schema.objects)
    if (auto one = project(any, dialect)) seen.objects.insert(*std::move(one));
  return seen;
}

std::vector<operation> project(const operation& change, const model& before, std::string_view dialect) {
  std::vector<operation> seen;
  if (auto one = std::visit(change_projection(before, dialect), change)) seen.push_back(*std::move(one));
  if (const auto* renamed = std::get_if<rename_label>(&change)) {
    auto following = following_label(*renamed, before, dialect, !seen.empty());
    seen.insert(seen.end(), following.begin(), following.end());
  }
  return seen;
}

projected_changes project(std::span<const operation> changes, model before, std::string_view dialect) {
  projected_changes seen{{}, std::move(before)};
  seen.of_each.reserve(changes.size());
  for (const auto& change : changes) {
    seen.of_each.push_back(project(change, seen.behind, dialect));
    seen.behind = instar::apply(std::move(seen.behind), change);
  }
  return seen;
}

bool depends_on_dialect(const model& schema) {
  constexpr dialect_dependence depends;
  return depends.among(schema.tables) || depends.among(schema.objects);
}

}  // namespace instar
