#include "support/random_walk.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace instar::testing {
namespace {

bool names_column(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::count(names, name) != 0;
}

bool mentions(const properties& all, element of, const std::string& column_name) {
  return std::ranges::any_of(all, [&](const property& one) {
    const auto* word = find_property_word(of, one.name);
    return word != nullptr && refers_to_columns(of, *word) && refers_to(one.value.text, column_name);
  });
}

bool uses(const std::vector<index_key>& keys, const std::string& where, const std::string& column_name) {
  return refers_to(where, column_name) || std::ranges::any_of(keys, [&](const index_key& key) {
           return key.column == column_name || refers_to(key.expression, column_name) ||
                  mentions(key.properties, element::index_key, column_name);
         });
}

struct constraint_uses {
  const std::string& name;
  bool operator()(const primary_key& key) const { return names_column(key.columns, name); }
  bool operator()(const unique& one) const { return names_column(one.columns, name); }
  bool operator()(const foreign_key& key) const { return names_column(key.columns, name); }
  bool operator()(const check& one) const { return refers_to(one.expression, name); }
  bool operator()(const exclude& one) const { return uses(one.keys, one.where, name); }
};

bool uses(const constraint& any, const std::string& name) {
  return std::visit(constraint_uses{name}, any) || mentions(properties_of(any), element_of(any), name);
}

bool uses(const index& any, const std::string& name) {
  return uses(any.keys, any.where, name) || mentions(any.properties, element::index, name);
}

bool is_key(const table& any, const std::string& column_name) {
  return any.primary_key() != nullptr && uses(constraint(*any.primary_key()), column_name);
}

/// Whether a column, or one that is generated from it, cannot go.
bool is_needed(const table& any, const std::string& column_name) {
  return is_key(any, column_name) || mentions(any.properties, element::table, column_name) ||
         std::ranges::any_of(any.columns, [&](const column& one) {
           return one.name != column_name && mentions(one.properties, element::column, column_name) &&
                  is_needed(any, one.name);
         });
}

bool is_foreign_key_column(const table& any, const std::string& name) {
  return std::ranges::any_of(any.constraints, [&](const constraint& one) {
    const auto* key = std::get_if<foreign_key>(&one);
    return key != nullptr && names_column(key->columns, name);
  });
}

std::optional<type> wider(const type& any) {
  if (any.raw || any.declared || any.dimensions != 0) return std::nullopt;
  if (any.name == "smallint" || any.name == "integer") return type{.name = "bigint"};
  if (any.name == "varchar") return type{.name = "text"};
  return std::nullopt;
}

/// The text with its part behind `words` from the last column and table to those of now.
std::string with_tail(const std::string& text, const std::string& words, const std::string& tail) {
  const auto begin = text.find(words);
  return begin == std::string::npos ? text : text.substr(0, begin + words.size()) + tail;
}

}  // namespace

random_walk::random_walk(random_source& random, width of, model from)
    : random_(random), width_(of), elements_(random, of), objects_(random, of), now_(std::move(from)) {}

void random_walk::take(operation change) {
  now_ = instar::apply(std::move(now_), change);
  operations_.push_back(std::move(change));
}

void random_walk::step() {
  if (now_.tables.empty() || random_.one_in(8))
    add_table();
  else if (is_wide() && random_.one_in(3))
    step_on_objects();
  else
    step_on_table(std::string(random_.any_of(now_.tables).name));
  mend_definitions();
}

void random_walk::add_table() {
  if (width_ != width::postgresql || !random_.one_in(5)) return take(create_table{elements_.new_table(now_)});
  auto partitioned = elements_.new_partitioned_table();
  take(create_table{partitioned});
  take(create_object{objects_.new_partition(partitioned, true)});
}

void random_walk::step_on_table(const std::string& name) {
  const auto any = at(name);
  const auto altered = elements_.changed(any.properties, element::table);
  switch (random_.below(is_partitioned(any) ? 5 : 11)) {
    case 0: return take(add_column{name, elements_.new_column(now_, any)});
    case 1: return drop_column(any);
    case 2: return rename_something(any);
    case 3:
      if (is_wide() && altered != any.properties) take(alter_table{name, any.properties, altered});
      return;
    case 4:
      if (is_partitioned(any)) return take(create_object{objects_.new_partition(any, false)});
      return alter_column(any);
    case 5: return alter_column(any);
    case 6: return change_constraints(any);
    case 7: return change_indexes(any);
    case 8: return is_wide() ? change_rows(any) : change_indexes(any);
    case 9: {
      const auto with_key = elements_.with_foreign_key(now_, any);
      if (with_key == any) return;
      take(add_column{name, with_key.columns.back()});
      for (const auto& one : with_key.constraints)
        if (any.find_constraint(name_of(one)) == nullptr) take(add_constraint{name, one});
      return;
    }
    default: return random_.one_in(2) ? drop_table(name) : rename_something(any);
  }
}

void random_walk::drop_table(const std::string& name) {
  for (const auto& any : shared_set<table, by_name>(now_.tables))
    for (const auto& one : any.constraints)
      if (const auto* key = std::get_if<foreign_key>(&one); key != nullptr && key->referenced_table == name)
        take(drop_constraint{any.name, one});
  for (const auto& any : shared_set<object, by_identity>(now_.objects))
    if (now_.objects.contains(identity_of(any)) && (any.on == name || any.properties.text("requires") == name ||
                                                    any.properties.text("owned_by").starts_with(name + ".")))
      drop_with_dependants(any);
  take(instar::drop_table{at(name)});
}

void random_walk::drop_users_of(const std::string& table_name, const std::string& column_name) {
  const auto any = at(table_name);
  for (const auto& one : any.indexes)
    if (uses(one, column_name)) take(drop_index{table_name, one});
  for (const auto& one : any.constraints)
    if (uses(one, column_name)) take(drop_constraint{table_name, one});
  for (const auto& one : any.columns)
    if (one.name != column_name && mentions(one.properties, element::column, column_name)) {
      drop_users_of(table_name, one.name);
      take(instar::drop_column{table_name, one});
    }
  for (const auto& one : std::vector<row>(at(table_name).rows)) {
    auto without = one;
    std::erase_if(without.values, [&](const seeded_value& value) { return value.column == column_name; });
    if (without != one) take(update_row{table_name, one, without});
  }
  for (const auto& one : shared_set<object, by_identity>(now_.objects))
    if (one.properties.text("owned_by") == table_name + "." + column_name ||
        one.properties.text("definition").ends_with(" AS number, " + view_tail(column_name, table_name)))
      drop_with_dependants(one);
}

void random_walk::drop_column(const table& any) {
  const auto doomed = random_.any_of(any.columns);
  if (is_needed(any, doomed.name) || any.columns.size() < 3) return;
  drop_users_of(any.name, doomed.name);
  take(instar::drop_column{any.name, doomed});
}

void random_walk::rename_column(const table& any) {
  const auto from = random_.any_of(any.columns).name;
  const auto to = random_.fresh_name("renamed");
  take(instar::rename_column{any.name, from, to});
  for (const auto& one : shared_set<object, by_identity>(now_.objects)) {
    if (one.properties.text("requires") != any.name) continue;
    auto after = one;
    const std::string text(one.properties.text("definition"));
    if (!text.ends_with(" AS number, " + view_tail(from, any.name))) continue;
    after.properties.set(
        {{}, "definition", {term_kind::text, with_tail(text, " AS number, ", view_tail(to, any.name))}});
    take(alter_object{one, after});
  }
}

void random_walk::rename_something(const table& any) {
  const auto to = random_.fresh_name("renamed");
  switch (random_.below(4)) {
    case 0: return rename_column(any);
    case 1: return take(rename_table{any.name, to});
    case 2: return take(rename_constraint{any.name, name_of(random_.any_of(any.constraints)), to});
    default:
      if (!any.indexes.empty()) take(rename_index{any.name, random_.any_of(any.indexes).name, to});
  }
}

void random_walk::alter_column(const table& any) {
  const auto before = random_.any_of(any.columns);
  auto after = before;
  if (is_wide() && random_.one_in(2)) {
    after.properties = elements_.changed(before.properties, element::column);
  } else if (before.identity || is_generated(before) || is_key(any, before.name) ||
             is_foreign_key_column(any, before.name)) {
    return;
  } else if (const auto type = wider(before.type); type && random_.one_in(2)) {
    after.type = *type;
  } else if (random_.one_in(2)) {
    after.default_value = elements_.new_value(now_, before.type);
    if (after.default_value.kind == term_kind::none) after.not_null = false;
  } else {
    after.not_null = false;
    after.properties.remove("on_conflict", "sqlite");
  }
  if (after != before) take(instar::alter_column{any.name, before, after});
}

void random_walk::change_constraints(const table& any) {
  const auto one = random_.any_of(any.constraints);
  const bool is_primary = std::holds_alternative<primary_key>(one);
  if (is_primary || random_.one_in(3)) return take(add_constraint{any.name, elements_.new_constraint(now_, any)});
  if (!is_wide() || random_.one_in(3)) return take(drop_constraint{any.name, one});
  auto after = one;
  std::visit([&](auto& some) { some.properties = elements_.changed(some.properties, element_of(one)); }, after);
  if (after != one) take(alter_constraint{any.name, one, after});
}

void random_walk::change_indexes(const table& any) {
  if (any.indexes.empty() || random_.one_in(3)) return take(create_index{any.name, elements_.new_index(now_, any)});
  const auto one = random_.any_of(any.indexes);
  if (!is_wide() || random_.one_in(3)) return take(drop_index{any.name, one});
  auto after = one;
  after.properties = elements_.changed(one.properties, element::index);
  if (after != one) take(alter_index{any.name, one, after});
}

void random_walk::change_rows(const table& any) {
  if (any.rows.empty() || random_.one_in(3)) return take(insert_row{any.name, elements_.new_row(now_, any)});
  const auto before = random_.any_of(any.rows);
  if (random_.one_in(3)) return take(delete_row{any.name, before});
  auto after = elements_.new_row(now_, any);
  const auto& key = any.primary_key()->columns.front();
  for (auto& value : after.values)
    if (value.column == key) value.value = *before.find(key);
  if (after != before) take(update_row{any.name, before, after});
}

void random_walk::step_on_objects() {
  if (now_.objects.empty() || random_.one_in(2)) {
    const auto any = random_.one_in(2) ? objects_.new_foundation(now_) : objects_.new_dependant(now_);
    if (any) take(create_object{*any});
    return;
  }
  const auto any = random_.any_of(now_.objects);
  const bool is_type = any.kind == object_kind::enumeration || any.kind == object_kind::domain ||
                       any.kind == object_kind::composite || any.kind == object_kind::schema;
  const bool must_stay = is_type || any.properties.text("bounds") == "DEFAULT";
  switch (random_.below(3)) {
    case 0: return take(alter_object{any, objects_.changed(any)});
    case 1: return rename_object(any);
    default:
      if (!must_stay) drop_with_dependants(any);
  }
}

void random_walk::rename_object(const object& any) {
  const auto to = random_.fresh_name("renamed");
  if (any.kind == object_kind::enumeration && random_.one_in(2))
    return take(rename_label{any.name, random_.any_of(any.labels), to});
  // A role is not of the schema, and the SQL of one's own would be about the old name.
  if (any.kind == object_kind::grant || any.kind == object_kind::custom) return;
  const auto dot = any.name.find('.');
  take(instar::rename_object{any.kind, any.on, any.name,
                             any.name.substr(0, dot == std::string::npos ? 0 : dot + 1) + to});
}

void random_walk::drop_with_dependants(object any) {
  for (const auto& one : shared_set<object, by_identity>(now_.objects))
    if (now_.objects.contains(identity_of(one)) && one.properties.text("requires") == any.name)
      drop_with_dependants(one);
  take(drop_object{std::move(any)});
}

/// Definitions are SQL as it stands, so whoever renames a table or a function also edits them.
void random_walk::mend_definitions() {
  for (const auto& one : shared_set<object, by_identity>(now_.objects)) {
    auto after = one;
    const std::string dialect = one.properties.find("definition", "sqlite") != nullptr ? "sqlite" : "";
    if (one.kind == object_kind::trigger) {
      after.properties.set({dialect, "definition", {term_kind::text, trigger_definition(one)}});
    } else if (one.kind == object_kind::view || one.kind == object_kind::materialized_view) {
      const std::string text(one.properties.text("definition"));
      const auto from = " AS one FROM " + quoted_path(std::string(one.properties.text("requires")));
      after.properties.set({dialect, "definition", {term_kind::text, with_tail(text, " AS one", from.substr(7))}});
    }
    if (after != one) take(alter_object{one, after});
  }
}

}  // namespace instar::testing
