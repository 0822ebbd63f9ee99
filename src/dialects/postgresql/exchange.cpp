#include "dialects/postgresql/exchange.hpp"

#include <string_view>
#include <vector>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/objects.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/surroundings.hpp"
#include "dialects/postgresql/tables.hpp"

namespace instar::postgresql_sql {
namespace {

/// The name of the table that goes, while both are there.
std::string old_name(std::string_view name) {
  const auto schema = schema_of(name);
  return (schema.empty() ? "" : std::string(schema) + ".") + "instar_old";
}

/// Policies are gone by now, and would hide all rows from their owner.
statements set_aside(const std::string& name) {
  return {{alter_table_sql(name, "RENAME TO " + quote_name(own_name(old_name(name))))},
          {alter_table_sql(old_name(name), "NO FORCE ROW LEVEL SECURITY")}};
}

std::string written_columns(const table& any) {
  std::vector<std::string> names;
  for (const auto& one : any.columns)
    if (!is_generated(one)) names.push_back(one.name);
  return quote_names(names);
}

/// Rows of a table that others inherit from are its own alone; those of a partitioned table lie in its partitions.
statements take_over_rows(const std::string& name, const table& of, bool from_parts) {
  const std::string names = written_columns(of), old = (from_parts ? "" : "ONLY ") + quote_path(old_name(name));
  return {
      {"INSERT INTO " + quote_path(name) + " (" + names + ") OVERRIDING SYSTEM VALUE SELECT " + names + " FROM " + old},
      {"SELECT a.n, b.n FROM (SELECT count(*) AS n FROM " + old + ") AS a, (SELECT count(*) AS n FROM " +
           quote_path(name) + ") AS b WHERE a.n <> b.n",
       statement_role::expect_no_rows, "not every row of " + name + " was copied"}};
}

statement drop_old(const std::string& name) { return {"DROP TABLE " + quote_path(old_name(name))}; }

std::string quote_texts(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& one : texts) list += (list.empty() ? "" : ", ") + quote_text(one);
  return list.empty() ? "''" : list;
}

/// Looks for what stands on the old table and no migration knows. What they know has been dropped, or has its name
/// here.
statement expect_nothing_else(const table& any) {
  std::vector<std::string> columns, constraints, indexes;
  for (const auto& one : any.columns) columns.push_back(one.name);
  for (const auto& one : any.constraints)
    if (!std::holds_alternative<foreign_key>(one)) constraints.push_back(name_of(one));
  for (const auto& one : any.constraints)
    if (has_index(one)) indexes.push_back(name_of(one));
  for (const auto& one : any.indexes) indexes.push_back(one.name);
  const std::string id = quote_text(quote_path(old_name(any.name))) + "::regclass";
  // PostgreSQL 18 counts what is not null as a constraint.
  return {
      "SELECT 'column ' || attname FROM pg_attribute WHERE attrelid = " + id +
          " AND attnum > 0 AND NOT attisdropped AND attname NOT IN (" + quote_texts(columns) +
          ") UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE contype <> 'n' AND conrelid = " + id +
          " AND conname NOT IN (" + quote_texts(constraints) +
          ") UNION ALL SELECT 'index ' || relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indrelid = " +
          id + " AND relname NOT IN (" + quote_texts(indexes) +
          ") UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = " + id +
          " UNION ALL SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = " + id +
          " UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = " + id +
          " UNION ALL SELECT 'statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = " + id +
          " UNION ALL SELECT 'publication ' || pubname FROM pg_publication_rel JOIN pg_publication ON"
          " pg_publication.oid = prpubid WHERE prrelid = " +
          id,
      statement_role::expect_no_rows, "table " + any.name + " has what no migration made, and would lose it"};
}

/// The new sequences of identity columns go on from where the old ones are.
statements carry_numbers(const table& any) {
  statements all;
  for (const auto& one : any.columns) {
    if (!one.identity) continue;
    const auto is = numbering_of(old_name(any.name), one.name).sequence;
    const auto will_be = numbering_of(any.name, one.name).sequence;
    all.push_back({"SELECT setval(" + will_be + ", pg_sequence_last_value(" + is + "::regclass))"});
    all.push_back({continue_numbering_sql(any.name, one)});
  }
  return all;
}

statements create_partitions(const std::string& table, const model& schema) {
  statements all;
  for (const auto* one : partitions_of(table, schema))
    all = joined({std::move(all), create_object_statements(*one, schema)});
  return all;
}

/// The exchange of a table that nothing refers to.
statements exchange(const std::string& table, const model& before, const model& after) {
  const auto& is = *before.find_table(table);
  const auto& will_be = *after.find_table(table);
  return joined({take_sequences(table, before),
                 set_aside(table),
                 {expect_nothing_else(is)},
                 create_bare_table(will_be),
                 create_partitions(table, after),
                 take_over_rows(table, is, is_partitioned(table, before)),
                 carry_numbers(will_be),
                 {drop_old(table)},
                 furnish_table(will_be, after)});
}

model with_whole_table(model schema, const std::string& table) {
  schema.tables.edit(schema.tables.find(std::string_view(table)),
                     [](instar::table& any) { any.properties.remove("partition_by"); });
  return schema;
}

statement detach(const object& partition) {
  return {alter_table_sql(partition.on, "DETACH PARTITION " + quote_path(partition.name))};
}

statement attach(const object& partition) {
  return {alter_table_sql(partition.on, "ATTACH PARTITION " + quote_path(partition.name) + bounds_sql(partition))};
}

statements exchange_partition(const object& before, const object& after, const model& before_it,
                              const model& after_it) {
  const std::string& name = before.name;
  return joined({{detach(before)},
                 set_aside(name),
                 create_object_statements(after, after_it),
                 create_partitions(name, after_it),
                 take_over_rows(name, whole_of(before, before_it), is_partitioned(name, before_it)),
                 {drop_old(name)}});
}

}  // namespace

statements exchange_table(const std::string& table, const model& before, const model& after) {
  surroundings all(before, after);
  all.remake_table(table);
  return all.around(exchange(table, before, after));
}

statements change_whole_table(const std::string& table, const model& before, const model& after,
                              const change_between& change) {
  surroundings all(before, after);
  all.remake_table(table);
  const model whole_before = with_whole_table(all.without_taken(before), table);
  const model whole_after = with_whole_table(all.without_taken(after), table);
  return all.around(joined(
      {exchange(table, before, whole_before), change(whole_before, whole_after), exchange(table, whole_after, after)}));
}

statements alter_partition(const object& before, const object& after, const model& before_it, const model& after_it) {
  const properties& is = before.properties;
  const properties& will_be = after.properties;
  surroundings all(before_it, after_it);
  all.remake_references(whole_of(before, before_it).name);
  if (is.text("partition_by") != will_be.text("partition_by")) {
    all.remake_table(before.name);
    return all.around(exchange_partition(before, after, before_it, after_it));
  }
  auto in_place = joined({storage_change("ALTER TABLE " + quote_path(after.name), is, will_be),
                          comment_change(object_words(after), is, will_be)});
  if (is.text("bounds") == will_be.text("bounds")) return in_place;
  return joined({all.around({detach(before), attach(after)}), in_place});
}

}  // namespace instar::postgresql_sql
