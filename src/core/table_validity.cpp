#include "core/table_validity.hpp"

#include <algorithm>
#include <set>

#include <instar/snapshot.hpp>

#include "core/name_list.hpp"

namespace instar {
namespace {

bool is_generated(const column& any) {
  return std::ranges::any_of(any.properties, [](const property& one) { return one.name.starts_with("generated_"); });
}

/// Whether the column has a default, for any database.
bool has_default(const column& any) {
  return any.default_value.kind != term_kind::none ||
         std::ranges::any_of(any.properties, [](const property& one) { return one.name == "default"; });
}

std::string complaint_about_value(const table& of, const seeded_value& any) {
  const auto* its_column = of.find_column(any.column);
  if (its_column == nullptr) return "there is no column " + any.column;
  if (is_generated(*its_column)) return "column " + any.column + " is generated and cannot be given a value";
  return {};
}

class table_validity {
 public:
  table_validity(const model& schema, const table& any) : schema_(schema), table_(any) {}

  [[nodiscard]] std::string complaint() const {
    if (table_.columns.empty()) return "it has no column";
    if (auto text = complaint_about_table(); !text.empty()) return text;
    if (auto text = first_complaint(table_.columns); !text.empty()) return text;
    if (auto text = first_complaint(table_.constraints); !text.empty()) return text;
    const auto is_primary_key = [](const constraint& any) { return std::holds_alternative<primary_key>(any); };
    if (std::ranges::count_if(table_.constraints, is_primary_key) > 1) return "it has two primary keys";
    if (auto text = first_complaint(table_.indexes); !text.empty()) return text;
    return complaint_about_seeds();
  }

 private:
  template <class Elements>
  [[nodiscard]] std::string first_complaint(const Elements& all) const {
    for (const auto& any : all)
      if (auto text = complaint_about(any); !text.empty()) return "`" + write_line(any) + "`: " + text;
    return {};
  }

  [[nodiscard]] std::string missing_column(const std::vector<std::string>& names) const {
    for (const auto& name : names)
      if (table_.find_column(name) == nullptr) return "there is no column " + name;
    return {};
  }

  [[nodiscard]] std::string missing_reference(std::string_view expression) const {
    for (const auto& part : parts_of(expression))
      if (part.is_column && table_.find_column(part.text) == nullptr) return "there is no column " + part.text;
    return {};
  }

  [[nodiscard]] std::string missing_reference(const properties& all, element of) const {
    for (const auto& one : all)
      if (const auto* word = find_property_word(of, one.name); word != nullptr && refers_to_columns(of, *word))
        if (auto text = missing_reference(one.value.text); !text.empty()) return one.name + ": " + text;
    return {};
  }

  [[nodiscard]] std::string complaint_about_table() const {
    for (const auto& parent : names_in(table_.properties.text("inherits")))
      if (schema_.find_table(parent) == nullptr) return "there is no table " + parent + " to inherit from";
    return missing_reference(table_.properties, element::table);
  }

  [[nodiscard]] std::string complaint_about(const column& any) const {
    if (!has_type(schema_, any.type)) return "the schema declares no type " + any.type.name;
    if (is_generated(any) && has_default(any)) return "it is generated and has a default";
    if (is_generated(any) && any.identity) return "it is generated and an identity";
    return missing_reference(any.properties, element::column);
  }

  [[nodiscard]] std::string complaint_about(const constraint& any) const {
    if (auto text = std::visit([this](const auto& one) { return complaint_about_one(one); }, any); !text.empty())
      return text;
    return missing_reference(properties_of(any), element_of(any));
  }

  [[nodiscard]] std::string complaint_about_one(const primary_key& key) const {
    if (auto text = missing_column(key.columns); !text.empty()) return text;
    for (const auto& name : key.columns)
      if (const auto* one = table_.find_column(name); !one->not_null && !one->properties.has("nullable"))
        return "column " + name + " of the primary key must be not null";
    return {};
  }

  [[nodiscard]] std::string complaint_about_one(const unique& one) const { return missing_column(one.columns); }
  [[nodiscard]] std::string complaint_about_one(const check& one) const { return missing_reference(one.expression); }

  [[nodiscard]] std::string complaint_about_one(const exclude& one) const {
    for (const auto& key : one.keys)
      if (!key.properties.has("operator")) return "each key needs the property operator, and one has none";
    return complaint_about_keys(one.keys, one.where);
  }

  [[nodiscard]] std::string complaint_about(const index& one) const {
    if (auto text = complaint_about_keys(one.keys, one.where); !text.empty()) return text;
    return missing_reference(one.properties, element::index);
  }

  [[nodiscard]] std::string complaint_about_keys(const std::vector<index_key>& keys, const std::string& where) const {
    for (const auto& key : keys) {
      if (key.column.empty() == key.expression.empty()) return "a key is a column or an expression";
      if (!key.column.empty() && table_.find_column(key.column) == nullptr) return "there is no column " + key.column;
      if (auto text = missing_reference(key.expression); !text.empty()) return text;
      if (auto text = missing_reference(key.properties, element::index_key); !text.empty()) return text;
    }
    return missing_reference(where);
  }

  [[nodiscard]] std::string complaint_about_one(const foreign_key& key) const {
    if (auto text = missing_column(key.columns); !text.empty()) return text;
    const auto* referenced = key.referenced_table == table_.name ? &table_ : schema_.find_table(key.referenced_table);
    if (referenced == nullptr) return "there is no table " + key.referenced_table;
    if (key.columns.size() != key.referenced_columns.size()) return "it has not as many columns as it references";
    if (!has_key_over(*referenced, key.referenced_columns))
      return "the referenced columns are no primary key and not unique in " + key.referenced_table;
    return {};
  }

  [[nodiscard]] static bool has_key_over(const table& referenced, const std::vector<std::string>& columns) {
    const auto covers = [&](const constraint& any) {
      if (const auto* key = std::get_if<primary_key>(&any)) return std::ranges::is_permutation(key->columns, columns);
      if (const auto* one = std::get_if<unique>(&any)) return std::ranges::is_permutation(one->columns, columns);
      return false;
    };
    return std::ranges::any_of(referenced.constraints, covers);
  }

  [[nodiscard]] std::string complaint_about_seeds() const {
    if (auto text = first_complaint(table_.rows); !text.empty()) return text;
    const auto* key = table_.primary_key();
    if (key == nullptr) return {};
    std::set<std::vector<term>> seen;
    for (const auto& any : table_.rows)
      if (!seen.insert(key_of_row(any, *key)).second) return "`" + write_line(any) + "`: another row has the same key";
    return {};
  }

  [[nodiscard]] static std::vector<term> key_of_row(const row& any, const instar::primary_key& key) {
    std::vector<term> values;
    values.reserve(key.columns.size());
    for (const auto& name : key.columns) values.push_back(*any.find(name));
    return values;
  }

  [[nodiscard]] std::string complaint_about(const row& any) const {
    for (const auto& value : any.values)
      if (auto text = complaint_about_value(table_, value); !text.empty()) return text;
    if (const auto* key = table_.primary_key())
      for (const auto& name : key->columns)
        if (any.find(name) == nullptr) return "it has no value for " + name + " of the primary key";
    return {};
  }

  const model& schema_;
  const table& table_;
};

/// Whether the database cannot fill the column of a new row by itself.
bool needs_value(const column& any) {
  return any.not_null && !any.identity && !any.type.raw && !any.type.declared && !is_generated(any) &&
         !has_default(any);
}

std::string missing_value(const table& in, const std::vector<row>& rows) {
  for (const auto& one : rows)
    for (const auto& needing : in.columns)
      if (needs_value(needing) && one.find(needing.name) == nullptr)
        return "`" + write_line(one) + "`: it has no value for column " + needing.name +
               ", which is not null and has no default";
  return {};
}

}  // namespace

std::string complaint_about(const model& schema, const table& any) { return table_validity(schema, any).complaint(); }

std::string complaint_about_rows(const table& any) {
  if (!any.rows.empty() && any.primary_key() == nullptr) return "it has rows and no primary key to tell them apart by";
  return missing_value(any, any.rows);
}

std::string complaint_about_new_rows(const table& into, const std::vector<row>& rows) {
  for (const auto& one : rows)
    for (const auto& value : one.values)
      if (auto text = complaint_about_value(into, value); !text.empty()) return "`" + write_line(one) + "`: " + text;
  return missing_value(into, rows);
}

bool has_type(const model& schema, const type& any) {
  if (!any.declared) return true;
  for (const auto kind : {object_kind::enumeration, object_kind::domain, object_kind::composite})
    if (schema.find_object(kind, any.name) != nullptr) return true;
  return false;
}

}  // namespace instar
