#include "dialects/sqlite/definitions.hpp"

#include <algorithm>
#include <array>

#include <instar/error.hpp>

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

const column* only_column(const primary_key* key, const table& of) {
  return key != nullptr && key->columns.size() == 1 ? of.find_column(key->columns.front()) : nullptr;
}

/// The primary key that AUTOINCREMENT needs: SQLite numbers no other column.
const primary_key* counted_key(const table& any) {
  const auto* column = only_column(any.primary_key(), any);
  return column != nullptr && column->properties.has("autoincrement") ? any.primary_key() : nullptr;
}

/// An expression in parentheses, except for the three words that SQLite takes without.
std::string expression_default_sql(const std::string& model_text) {
  constexpr std::array<std::string_view, 3> words{"current_date", "current_time", "current_timestamp"};
  std::string sql = expression(model_text);
  return std::ranges::find(words, folded(sql)) != words.end() ? sql : "(" + sql + ")";
}

std::string default_sql(const term& any) {
  return any.kind == term_kind::expression ? expression_default_sql(any.text) : term_sql(any);
}

/// ` ON CONFLICT IGNORE`, or nothing.
std::string conflict_sql(const properties& all) {
  const auto action = all.text("on_conflict");
  return action.empty() ? std::string() : " ON CONFLICT " + std::string(action);
}

std::string deferral_sql(const properties& all) {
  if (all.has("initially_deferred")) return " DEFERRABLE INITIALLY DEFERRED";
  return all.has("deferrable") ? " DEFERRABLE" : "";
}

struct constraint_body {
  static std::string columns(const std::vector<std::string>& names) { return " (" + quote_names(names) + ")"; }

  std::string operator()(const primary_key& key) const {
    return "PRIMARY KEY" + columns(key.columns) + conflict_sql(key.properties);
  }
  std::string operator()(const unique& one) const {
    return "UNIQUE" + columns(one.columns) + conflict_sql(one.properties);
  }
  std::string operator()(const check& one) const { return "CHECK (" + expression(one.expression) + ")"; }
  std::string operator()(const foreign_key& key) const {
    return "FOREIGN KEY" + columns(key.columns) + " REFERENCES " + quote_name(key.referenced_table) +
           columns(key.referenced_columns) + action_sql(" ON DELETE ", key.on_delete) +
           action_sql(" ON UPDATE ", key.on_update) + deferral_sql(key.properties);
  }
  std::string operator()(const exclude& one) const {
    throw error(error_code::unsupported, "SQLite has no exclusion constraints such as " + one.name);
  }
};

std::string generated_sql(const column& any) {
  const auto* from = generated_from(any);
  if (from == nullptr) return {};
  const bool stored = any.properties.has("generated_stored");
  return " GENERATED ALWAYS AS (" + expression(from->text) + ")" + (stored ? " STORED" : " VIRTUAL");
}

std::string label_check_sql(const column& any, const model& schema) {
  const auto* enumeration = enumeration_of(any, schema);
  if (enumeration == nullptr) return {};
  return " CONSTRAINT " + quote_name(enumeration->name) + " CHECK (" + quote_name(any.name) + " IN (" +
         label_list(*enumeration) + "))";
}

std::string collation_sql(const properties& all) {
  const auto collation = all.text("collation");
  return collation.empty() ? std::string() : " COLLATE " + quote_name(collation);
}

std::string key_sql(const index_key& key) {
  return (key.column.empty() ? "(" + expression(key.expression) + ")" : quote_name(key.column)) +
         collation_sql(key.properties) + (key.properties.has("descending") ? " DESC" : "");
}

}  // namespace

std::string term_sql(const term& any) {
  switch (any.kind) {
    case term_kind::none: return "NULL";
    case term_kind::text: return quote_text(any.text);
    case term_kind::number: return any.text;
    case term_kind::boolean: return any.text == "true" ? "1" : "0";
    case term_kind::expression: return "(" + expression(any.text) + ")";
  }
  return {};
}

const object* enumeration_of(const column& any, const model& schema) {
  return any.type.declared ? schema.find_object(object_kind::enumeration, any.type.name) : nullptr;
}

std::string label_list(const object& enumeration) {
  auto labels = enumeration.labels;
  std::ranges::sort(labels);
  std::string list;
  for (const auto& label : labels) list += (list.empty() ? "" : ", ") + quote_text(label);
  return list;
}

const term* generated_from(const column& any) {
  const auto* stored = any.properties.find("generated_stored");
  return stored != nullptr ? stored : any.properties.find("generated_virtual");
}

bool has_column_like(const table& any, std::string_view name) {
  return std::ranges::any_of(any.columns, [&](const column& one) { return folded(one.name) == name; });
}

const column* rowid_column(const table& any) {
  if (any.properties.has("without_rowid")) return nullptr;
  const auto* column = only_column(any.primary_key(), any);
  return column != nullptr && folded(type_sql(*column, any)) == "integer" ? column : nullptr;
}

bool has_counter(const table& any) { return counted_key(any) != nullptr; }

bool has_conflict_clause(const table& any) {
  const auto has = [](const properties& all) { return all.has("on_conflict"); };
  return std::ranges::any_of(any.columns, [&](const column& one) { return has(one.properties); }) ||
         std::ranges::any_of(any.constraints, [&](const constraint& one) { return has(properties_of(one)); });
}

std::string column_sql(const column& any, const table& of, const model& schema) {
  const auto* key = counted_key(of);
  std::string sql = quote_name(any.name) + " " + type_sql(any, of) + collation_sql(any.properties);
  if (any.not_null) sql += " NOT NULL" + conflict_sql(any.properties);
  if (key != nullptr && key->columns.front() == any.name)
    sql += " CONSTRAINT " + quote_name(key->name) + " PRIMARY KEY" + conflict_sql(key->properties) + " AUTOINCREMENT";
  if (any.default_value.kind != term_kind::none) sql += " DEFAULT " + default_sql(any.default_value);
  if (const auto options = any.properties.text("options"); !options.empty()) sql.append(" ").append(options);
  return sql + generated_sql(any) + label_check_sql(any, schema);
}

std::string constraint_sql(const constraint& any) {
  return "CONSTRAINT " + quote_name(name_of(any)) + " " + std::visit(constraint_body(), any);
}

std::string table_options_sql(const table& any) {
  const bool strict = any.properties.has("strict"), without_rowid = any.properties.has("without_rowid");
  return std::string(strict ? " STRICT" : "") + (strict && without_rowid ? "," : "") +
         (without_rowid ? " WITHOUT ROWID" : "");
}

std::string create_table_sql(const table& any, const std::string& under_name, const model& schema) {
  std::string lines;
  const auto add = [&](const std::string& line) { lines += (lines.empty() ? "\n  " : ",\n  ") + line; };
  for (const auto& column : any.columns) add(column_sql(column, any, schema));
  for (const auto& constraint : by_kind(any.constraints))
    if (!has_counter(any) || !std::holds_alternative<primary_key>(constraint)) add(constraint_sql(constraint));
  return "CREATE TABLE " + quote_name(under_name) + " (" + lines + "\n)" + table_options_sql(any);
}

std::string create_index_sql(const index& any, const std::string& on_table) {
  std::string keys;
  for (const auto& key : any.keys) keys += (keys.empty() ? "" : ", ") + key_sql(key);
  return std::string(any.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quote_name(any.name) + " ON " +
         quote_name(on_table) + " (" + keys + ")" + (any.where.empty() ? "" : " WHERE " + expression(any.where));
}

std::string drop_index_sql(const std::string& name) { return "DROP INDEX " + quote_name(name); }

}  // namespace instar::sqlite_sql
