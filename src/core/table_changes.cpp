#include <algorithm>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/changes.hpp"
#include "core/reference_rename.hpp"
#include "core/refusal.hpp"
#include "core/usage.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

std::string whole_text(const table& any) { return "table " + write_table_head(any) + "\n" + write_table_body(any, 2); }

void expect_no_table(const model& schema, const std::string& name) {
  if (schema.find_table(name) != nullptr) refuse("there is a table " + name + " already");
}

void expect_column(const table& any, const column& described) {
  const auto* existing = any.find_column(described.name);
  if (existing == nullptr) refuse("table " + any.name + " has no column " + described.name);
  expect_same("table " + any.name, *existing, described);
}

void expect_no_column(const table& any, const std::string& name) {
  if (any.find_column(name) != nullptr) refuse("table " + any.name + " has a column " + name + " already");
}

}  // namespace

model applied(model schema, const create_table& change) {
  expect_no_table(schema, change.definition.name);
  schema.tables.insert(change.definition);
  expect_valid_table(schema, change.definition.name);
  return schema;
}

model applied(model schema, const drop_table& change) {
  const auto found = position_of(change.definition.name, schema);
  if (*found != change.definition)
    refuse("table " + found->name + " is not what the migration describes. It is\n" + whole_text(*found) +
           "and the migration describes\n" + whole_text(change.definition));
  if (const auto user = user_of_table(schema, found->name); !user.empty())
    refuse("table " + found->name + " is referenced by " + user + ": drop that first");
  schema.tables.erase(found);
  return schema;
}

model applied(model schema, const rename_table& change) {
  const auto found = position_of(change.from, schema);
  expect_no_table(schema, change.to);
  schema.tables.edit(found, [&](table& any) { any.name = change.to; });
  return with_table_references_renamed(std::move(schema), change.from, change.to);
}

model applied(model schema, const alter_table& change) {
  const auto found = position_of(change.table, schema);
  if (found->properties != change.before) {
    const table described{.name = change.table, .properties = change.before};
    refuse("the migration describes table " + write_table_head(described) + ", and it is " + write_table_head(*found));
  }
  schema.tables.edit(found, [&](table& any) { any.properties = change.after; });
  expect_valid_table(schema, change.table);
  return schema;
}

model applied(model schema, const add_column& change) {
  const auto found = position_of(change.table, schema);
  expect_no_column(*found, change.definition.name);
  schema.tables.edit(found, [&](table& any) { any.columns.push_back(change.definition); });
  expect_valid_table(schema, change.table);
  return schema;
}

model applied(model schema, const drop_column& change) {
  const auto& [table_name, definition] = change;
  const auto found = position_of(table_name, schema);
  expect_column(*found, definition);
  if (found->columns.size() == 1) refuse("table " + table_name + " would have no column: drop the table");
  if (const auto user = user_of_column(schema, table_name, definition.name); !user.empty())
    refuse("column " + definition.name + " of table " + table_name + " is used by " + user + ": drop that first");
  schema.tables.edit(found, [&](table& any) { std::erase(any.columns, change.definition); });
  expect_valid_table(schema, table_name);
  return schema;
}

model applied(model schema, const rename_column& change) {
  const auto& [table_name, from, to] = change;
  const auto found = position_of(table_name, schema);
  if (found->find_column(from) == nullptr) refuse("table " + table_name + " has no column " + from);
  expect_no_column(*found, to);
  schema.tables.edit(found, [&](table& any) { any = with_column_renamed(std::move(any), change.from, change.to); });
  return with_column_references_renamed(std::move(schema), table_name, from, to);
}

model applied(model schema, const alter_column& change) {
  if (change.before.name != change.after.name)
    refuse("alter column changes everything but the name: rename column " + change.before.name + " first");
  const auto found = position_of(change.table, schema);
  expect_column(*found, change.before);
  schema.tables.edit(found, [&](table& any) { std::ranges::replace(any.columns, change.before, change.after); });
  expect_valid_table(schema, change.table);
  return schema;
}

}  // namespace instar
