#include <algorithm>
#include <utility>

#include <instar/snapshot.hpp>

#include "core/changes.hpp"
#include "core/refusal.hpp"
#include "core/validity.hpp"

namespace instar {
namespace {

void insert_sorted(std::vector<row>& rows, const row& one) { rows.insert(std::ranges::upper_bound(rows, one), one); }

void erase_described(table& any, const row& described) {
  const auto found = std::ranges::find(any.rows, described);
  if (found == any.rows.end())
    refuse("table " + any.name + " has no `" + write_line(described) + "` among the rows of the schema");
  any.rows.erase(found);
}

/// Changes the rows of a table, which has a key to tell them apart by.
template <class Change>
model with_rows(model schema, const std::string& table_name, Change change) {
  const auto found = position_of(table_name, schema);
  if (found->primary_key() == nullptr)
    refuse("table " + table_name + " has no primary key, by which the schema tells its rows apart");
  schema.tables.edit(found, change);
  expect_valid_table(schema, table_name);
  return schema;
}

}  // namespace

model applied(model schema, const insert_row& change) {
  return with_rows(std::move(schema), change.table, [&](table& any) { insert_sorted(any.rows, change.definition); });
}

model applied(model schema, const delete_row& change) {
  return with_rows(std::move(schema), change.table, [&](table& any) { erase_described(any, change.definition); });
}

model applied(model schema, const update_row& change) {
  return with_rows(std::move(schema), change.table, [&](table& any) {
    for (const auto& name : any.primary_key()->columns)
      if (const auto *before = change.before.find(name), *after = change.after.find(name);
          before != nullptr && after != nullptr && *before != *after)
        refuse("update row keeps the primary key, and " + name + " changes: delete `" + write_line(change.before) +
               "` and insert the other");
    erase_described(any, change.before);
    insert_sorted(any.rows, change.after);
  });
}

}  // namespace instar
