#include "core/reference_rename.hpp"

#include <algorithm>
#include <utility>

#include "core/grant_word.hpp"
#include "core/name_list.hpp"
#include "core/refusal.hpp"

namespace instar {
namespace {

void replace_name(std::vector<std::string>& names, const std::string& from, const std::string& to) {
  std::ranges::replace(names, from, to);
}

void replace_name(std::string& name, const std::string& from, const std::string& to) {
  if (name == from) name = to;
}

/// Changes the texts of some properties, for every dialect.
template <class Meant, class Change>
void edit_texts(properties& all, Meant is_meant, Change change) {
  for (auto one : properties(all)) {
    if (!is_meant(one)) continue;
    one.value.text = change(one.value.text);
    all.set(std::move(one));
  }
}

template <class Change>
void edit_text(properties& all, std::string_view name, Change change) {
  edit_texts(
      all, [&](const property& one) { return one.name == name; }, change);
}

/// A new name for the old one, for the texts that are a name.
auto renaming(const std::string& from, const std::string& to) {
  return [&from, &to](const std::string& text) { return text == from ? to : text; };
}

/// Likewise for the texts that are a list of names.
auto renaming_in_list(const std::string& from, const std::string& to) {
  return [&from, &to](const std::string& text) {
    const auto names = names_in(text);
    if (std::ranges::count(names, from) == 0) return text;
    std::string list;
    for (const auto& name : names) list.append(list.empty() ? "" : ", ").append(name == from ? to : name);
    return list;
  };
}

/// Likewise for the texts that are a name and, behind a dot, that of a part of it.
auto renaming_owner(const std::string& from, const std::string& to) {
  return [&from, &to](const std::string& text) {
    const auto dot = text.rfind('.');
    return dot != std::string::npos && text.compare(0, dot, from) == 0 ? to + text.substr(dot) : text;
  };
}

/// Renames a column within a table.
class column_rename {
 public:
  column_rename(const std::string& from, const std::string& to) : from_(from), to_(to) {}

  void within(table& any) const {
    for (auto& one : any.columns) {
      replace_name(one.name, from_, to_);
      within(one.properties, element::column);
    }
    any.constraints.edit_all([&](constraint& one) { std::visit([&](auto& some) { within(some); }, one); });
    any.indexes.edit_all([&](index& one) {
      within_indexed(one);
      within(one.properties, element::index);
    });
    for (auto& one : any.rows) within(one);
    within(any.properties, element::table);
  }

 private:
  template <class Key>
  void within(Key& key) const {
    replace_name(key.columns, from_, to_);
    within(key.properties, element_of(constraint(key)));
  }
  void within(check& one) const {
    one.expression = rename_in(one.expression, from_, to_);
    within(one.properties, element::check);
  }
  void within(exclude& one) const {
    within_indexed(one);
    within(one.properties, element::exclude);
  }
  void within(row& one) const {
    for (auto& value : one.values) replace_name(value.column, from_, to_);
    std::ranges::sort(one.values);
  }
  void within(properties& all, element of) const {
    const auto refers = [&](const property& one) {
      const auto* word = find_property_word(of, one.name);
      return word != nullptr && refers_to_columns(of, *word);
    };
    edit_texts(all, refers, [&](const std::string& text) { return rename_in(text, from_, to_); });
  }
  template <class Indexed>
  void within_indexed(Indexed& one) const {
    for (auto& key : one.keys) {
      replace_name(key.column, from_, to_);
      key.expression = rename_in(key.expression, from_, to_);
      within(key.properties, element::index_key);
    }
    one.where = rename_in(one.where, from_, to_);
  }

  const std::string& from_;
  const std::string& to_;
};

bool refers_to(const constraint& any, const std::string& table_name) {
  const auto* key = std::get_if<foreign_key>(&any);
  return key != nullptr && key->referenced_table == table_name;
}

template <class Change>
void edit_foreign_keys_to(model& schema, const std::string& table_name, Change change) {
  const auto is_key = [&](const constraint& one) { return refers_to(one, table_name); };
  schema.tables.edit_if([&](const table& any) { return std::ranges::any_of(any.constraints, is_key); },
                        [&](table& any) {
                          any.constraints.edit_if(is_key, [&](constraint& one) { change(std::get<foreign_key>(one)); });
                        });
}

template <class Change>
void edit_objects(model& schema, object_kind kind, Change change) {
  schema.objects.edit_if([&](const object& any) { return any.kind == kind; }, change);
}

/// Everything that refers to a thing that rows come from or go to: a table, a view, a partition, a sequence.
model with_relation_renamed(model schema, std::string_view word, const std::string& from, const std::string& to) {
  edit_foreign_keys_to(schema, from, [&](foreign_key& key) { key.referenced_table = to; });
  schema.tables.edit_if([](const table& any) { return any.properties.has("inherits"); },
                        [&](table& any) { edit_text(any.properties, "inherits", renaming_in_list(from, to)); });
  schema.objects.edit_if(
      [&](const object& any) {
        return any.on == from && (any.kind == object_kind::grant ? grant_word(any) == word : true);
      },
      [&](object& any) { any.on = to; });
  edit_objects(schema, object_kind::sequence,
               [&](object& any) { edit_text(any.properties, "owned_by", renaming_owner(from, to)); });
  return schema;
}

void rename_type(column& any, const std::string& from, const std::string& to) {
  if (any.type.declared) replace_name(any.type.name, from, to);
}

bool holds_label_of(const column& any, const std::string& enumeration) {
  return any.type.declared && any.type.name == enumeration && any.type.dimensions == 0;
}

/// A label is a text in the places that hold a value of its enumeration.
void rename_label_in(term& value, const rename_label& change) {
  if (value.kind == term_kind::text) replace_name(value.text, change.from, change.to);
}

model with_type_renamed(model schema, const std::string& from, const std::string& to) {
  const auto is_of_type = [&](const column& one) { return one.type.declared && one.type.name == from; };
  schema.tables.edit_if([&](const table& any) { return std::ranges::any_of(any.columns, is_of_type); },
                        [&](table& any) {
                          for (auto& one : any.columns) rename_type(one, from, to);
                        });
  edit_objects(schema, object_kind::composite, [&](object& any) {
    for (auto& one : any.attributes) rename_type(one, from, to);
  });
  edit_objects(schema, object_kind::domain,
               [&](object& any) { edit_text(any.properties, "type", renaming(from, to)); });
  return schema;
}

/// What moves along with a schema: the names of everything within it.
class schema_rename {
 public:
  schema_rename(std::string from, std::string to) : from_(std::move(from)), to_(std::move(to)), prefix_(from_ + '.') {}

  [[nodiscard]] model within(model schema) const {
    for (const auto& any : shared_set<table, by_name>(schema.tables)) {
      if (!any.name.starts_with(prefix_)) continue;
      const auto name = moved(any.name);
      if (schema.find_table(name) != nullptr) refuse("there is a table " + name + " already");
      schema.tables.edit(schema.tables.find(any.name), [&](table& one) { one.name = name; });
      schema = with_table_references_renamed(std::move(schema), any.name, name);
    }
    for (const auto& any : shared_set<object, by_identity>(schema.objects)) {
      if (!any.name.starts_with(prefix_)) continue;
      const auto name = moved(any.name);
      if (schema.find_object(any.kind, name, any.on) != nullptr)
        refuse("there is a " + std::string(spelling(any.kind)) + " " + name + " already");
      schema.objects.edit(schema.objects.find(identity_of(any)), [&](object& one) { one.name = name; });
      schema = with_object_references_renamed(std::move(schema), any.kind, any.name, name);
    }
    edit_objects(schema, object_kind::extension,
                 [&](object& any) { edit_text(any.properties, "in_schema", renaming(from_, to_)); });
    return schema;
  }

 private:
  [[nodiscard]] std::string moved(const std::string& name) const { return to_ + name.substr(from_.size()); }

  std::string from_, to_, prefix_;
};

model with_grants_renamed(model schema, std::string_view word, const std::string& from, const std::string& to) {
  schema.objects.edit_if(
      [&](const object& any) { return any.kind == object_kind::grant && grant_word(any) == word && any.on == from; },
      [&](object& any) { any.on = to; });
  return schema;
}

model with_requirements_renamed(model schema, const std::string& from, const std::string& to) {
  schema.objects.edit_if([](const object& any) { return any.properties.has("requires"); },
                         [&](object& any) { edit_text(any.properties, "requires", renaming_in_list(from, to)); });
  return schema;
}

}  // namespace

table with_column_renamed(table any, const std::string& from, const std::string& to) {
  column_rename(from, to).within(any);
  return any;
}

model with_column_references_renamed(model schema, const std::string& table_name, const std::string& from,
                                     const std::string& to) {
  edit_foreign_keys_to(schema, table_name, [&](foreign_key& key) { replace_name(key.referenced_columns, from, to); });
  edit_objects(schema, object_kind::sequence, [&](object& any) {
    edit_text(any.properties, "owned_by", renaming(table_name + "." + from, table_name + "." + to));
  });
  return schema;
}

model with_table_references_renamed(model schema, const std::string& from, const std::string& to) {
  return with_requirements_renamed(with_relation_renamed(std::move(schema), "TABLE", from, to), from, to);
}

model with_object_references_renamed(model schema, object_kind kind, const std::string& from, const std::string& to) {
  switch (kind) {
    case object_kind::schema: schema = schema_rename(from, to).within(std::move(schema)); break;
    case object_kind::enumeration:
    case object_kind::domain:
    case object_kind::composite: schema = with_type_renamed(std::move(schema), from, to); break;
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::partition: schema = with_relation_renamed(std::move(schema), "TABLE", from, to); break;
    default: break;
  }
  if (!stands_on_another(kind) && grant_word(kind) != "TABLE")
    schema = with_grants_renamed(std::move(schema), grant_word(kind), from, to);
  return with_requirements_renamed(std::move(schema), from, to);
}

table with_label_renamed(table any, const rename_label& change) {
  for (auto& one : any.columns)
    if (holds_label_of(one, change.enumeration)) rename_label_in(one.default_value, change);
  for (auto& seeded : any.rows)
    for (auto& value : seeded.values)
      if (holds_label_of(*any.find_column(value.column), change.enumeration)) rename_label_in(value.value, change);
  return any;
}

model with_label_renamed(model schema, const rename_label& change) {
  const auto is_meant = [&](const column& one) { return holds_label_of(one, change.enumeration); };
  schema.tables.edit_if([&](const table& any) { return std::ranges::any_of(any.columns, is_meant); },
                        [&](table& any) {
                          any = with_label_renamed(std::move(any), change);
                          std::ranges::sort(any.rows);
                        });
  return schema;
}

}  // namespace instar
