#include "dialects/postgresql/ownership.hpp"

#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

bool is_owned_by(const object& any, const std::string& table, std::string_view column) {
  if (any.kind != object_kind::sequence) return false;
  const auto owner = owner_of(any);
  return !owner.table.empty() && owner.table == table && (column.empty() || owner.column == column);
}

std::string alter_sql(const object& sequence) { return "ALTER SEQUENCE " + quote_path(sequence.name); }

}  // namespace

sequence_owner owner_of(const object& sequence) {
  const std::string text(sequence.properties.text("owned_by"));
  const auto dot = text.rfind('.');
  if (dot == std::string::npos) return {};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

bool can_be_owned(const object& sequence, const model& schema) {
  const auto owner = owner_of(sequence);
  const auto* table = schema.find_table(owner.table);
  return table != nullptr && table->find_column(owner.column) != nullptr &&
         schema_of(owner.table) == schema_of(sequence.name);
}

std::string owned_by_sql(const object& sequence, const model& schema) {
  if (!can_be_owned(sequence, schema)) return " OWNED BY NONE";
  const auto owner = owner_of(sequence);
  return " OWNED BY " + quote_path(owner.table) + "." + quote_name(owner.column);
}

statements give_sequences(const std::string& table, const model& schema, std::string_view column) {
  statements all;
  for (const auto& any : schema.objects)
    if (is_owned_by(any, table, column) && can_be_owned(any, schema))
      all.push_back({alter_sql(any) + owned_by_sql(any, schema)});
  return all;
}

statements take_sequences(const std::string& table, const model& schema, std::string_view column) {
  statements all;
  for (const auto& any : schema.objects)
    if (is_owned_by(any, table, column) && can_be_owned(any, schema))
      all.push_back({alter_sql(any) + " OWNED BY NONE"});
  return all;
}

}  // namespace instar::postgresql_sql
