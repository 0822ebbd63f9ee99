#include "dialects/postgresql/changes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "dialects/postgresql/column_changes.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/indexes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/object_changes.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/renames.hpp"
#include "dialects/postgresql/rows.hpp"
#include "dialects/postgresql/table_changes.hpp"
#include "dialects/postgresql/tables.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

struct rendering {
  const model& before;
  const model& after;
  std::span<const operation> later;

  /// Then its indexes are not built concurrently.
  [[nodiscard]] bool is_partitioned(const std::string& table_name) const {
    return before.find_table(table_name)->properties.has("partition_by");
  }

  statements operator()(const create_table& change) const { return create_table_statements(change.definition, after); }
  statements operator()(const drop_table& change) const {
    return joined(
        {take_sequences(change.definition.name, before), {{"DROP TABLE " + quote_path(change.definition.name)}}});
  }
  statements operator()(const rename_table& change) const { return rename_table_statements(change, before, after); }
  statements operator()(const alter_table& change) const {
    return alter_table_statements(change, before, after, later);
  }

  statements operator()(const add_column& change) const { return add_column_statements(change, before, after); }
  statements operator()(const drop_column& change) const { return drop_column_statements(change, before, after); }
  statements operator()(const rename_column& change) const { return rename_column_statements(change, before, after); }
  statements operator()(const alter_column& change) const {
    return alter_column_statements(change, before, after, later);
  }

  statements operator()(const add_constraint& change) const {
    return add_constraint_statements(change.definition, change.table);
  }
  statements operator()(const drop_constraint& change) const {
    return {drop_constraint_statement(name_of(change.definition), change.table)};
  }
  statements operator()(const rename_constraint& change) const {
    const std::string names = quote_name(change.from) + " TO " + quote_name(change.to);
    return {{alter_table_sql(change.table, "RENAME CONSTRAINT " + names)}};
  }
  statements operator()(const alter_constraint& change) const {
    return alter_constraint_statements(change, before, after);
  }

  statements operator()(const create_index& change) const {
    if (change.concurrently && !is_partitioned(change.table))
      return create_index_concurrently(change.definition, change.table);
    return create_index_statements(change.definition, change.table);
  }
  statements operator()(const drop_index& change) const {
    if (change.concurrently && !is_partitioned(change.table))
      return {drop_index_concurrently(change.definition.name, change.table)};
    return {drop_index_statement(change.definition.name, change.table)};
  }
  statements operator()(const rename_index& change) const {
    return {{"ALTER INDEX " + quote_beside(change.table, change.from) + " RENAME TO " + quote_name(change.to)}};
  }
  statements operator()(const alter_index& change) const { return alter_index_statements(change); }

  statements operator()(const insert_row& change) const {
    return insert_rows_statements(*after.find_table(change.table), {change.definition});
  }
  statements operator()(const delete_row& change) const {
    return delete_row_statements(*before.find_table(change.table), change.definition);
  }
  statements operator()(const update_row& change) const {
    return update_row_statements(*after.find_table(change.table), change.before, change.after);
  }

  statements operator()(const create_object& change) const {
    return create_object_statements(change.definition, after);
  }
  statements operator()(const drop_object& change) const { return drop_object_statements(change.definition, before); }
  statements operator()(const alter_object& change) const {
    return is_waiting(change.before, before) ? statements{} : alter_object_statements(change, before, after, later);
  }
  statements operator()(const rename_object& change) const {
    const auto& any = *before.find_object(change.kind, change.from, change.on);
    return is_waiting(any, before) ? statements{} : rename_object_statements(change, before, after);
  }
  statements operator()(const rename_label& change) const {
    return {{"ALTER TYPE " + quote_path(change.enumeration) + " RENAME VALUE " + quote_text(change.from) + " TO " +
             quote_text(change.to)}};
  }

  statements operator()(const execute& change) const { return own_statements(change, "postgresql"); }
  statements operator()(const run&) const { return {}; }
  statements operator()(const commit_here&) const { return {}; }
  statements operator()(const backfill& change) const { return whole_statements(change, postgresql_dialect()); }
  statements operator()(const bulk_insert& change) const {
    statements all;
    for (const auto& rows : portions_of(change.rows))
      all = joined({std::move(all), insert_rows_statements(*after.find_table(change.table), rows)});
    return all;
  }
};

template <class... Kinds>
bool is_one_of(const operation& change) {
  return (std::holds_alternative<Kinds>(change) || ...);
}

bool writes_rows_alone(const operation& change) {
  return is_one_of<insert_row, update_row, delete_row, execute, run, backfill, bulk_insert>(change);
}

bool writes_rows(const operation& change) {
  const auto* created = std::get_if<create_table>(&change);
  return writes_rows_alone(change) || (created != nullptr && !created->definition.rows.empty());
}

/// The constraints that are checked at the end of a transaction.
std::string deferred_constraints(const model& schema) {
  std::string names;
  for (const auto& table : schema.tables)
    for (const auto& any : table.constraints)
      if (properties_of(any).has("initially_deferred"))
        names += (names.empty() ? "" : ", ") + quote_beside(table.name, name_of(any));
  return names;
}

/// PostgreSQL alters no table while a check of its rows waits.
statements check_now(const model& schema) {
  const std::string names = deferred_constraints(schema);
  if (names.empty()) return {};
  return {{"SET CONSTRAINTS " + names + " IMMEDIATE"}, {"SET CONSTRAINTS " + names + " DEFERRED"}};
}

}  // namespace

rendered_changes<twin_models> render_all(std::span<const operation> changes, twin_models schema) {
  rendered_changes<twin_models> all{{}, std::move(schema)};
  auto& [before, after] = all.behind;
  bool has_written = false;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    after = apply(std::move(after), changes[i]);
    auto of_one = std::visit(rendering{before, after, changes.subspan(i + 1)}, changes[i]);
    if (has_written && !writes_rows_alone(changes[i]) && !of_one.empty()) {
      of_one = joined({check_now(before), std::move(of_one)});
      has_written = false;
    }
    has_written = has_written || writes_rows(changes[i]);
    all.of_each.push_back(std::move(of_one));
    before = after;
  }
  return all;
}

}  // namespace instar::postgresql_sql
