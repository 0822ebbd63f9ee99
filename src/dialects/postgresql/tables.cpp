#include "dialects/postgresql/tables.hpp"

#include <set>
#include <utility>
#include <vector>

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/constraints.hpp"
#include "dialects/postgresql/indexes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/rows.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

std::string create_table_sql(const table& any, const std::vector<constraint>& constraints) {
  std::string lines;
  const auto add = [&](const std::string& line) { lines += (lines.empty() ? "\n  " : ",\n  ") + line; };
  for (const auto& column : any.columns) add(column_sql(column));
  for (const auto& constraint : constraints) add(constraint_sql(constraint));
  const properties& more = any.properties;
  std::string sql = std::string(more.has("unlogged") ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ") +
                    quote_path(any.name) + " (" + lines + "\n)";
  if (more.has("inherits")) sql += " INHERITS (" + quote_paths_in_list(more.text("inherits")) + ")";
  if (more.has("partition_by")) sql += " PARTITION BY " + expression(more.text("partition_by"));
  return sql + parameters_clause(more) + tablespace_clause(more);
}

std::string nameless_sql(exclude any) {
  any.name.clear();
  return constraint_sql(any);
}

/// The constraints as they can be said in a `CREATE TABLE`, and those that have to be added afterwards: PostgreSQL
/// drops the second of two keys over the same columns without a word there, as of two equal exclusions, and takes no
/// notice of `NOT VALID`.
struct constraints_of_new_table {
  std::vector<constraint> inside, added;

  explicit constraints_of_new_table(const table& any) {
    std::set<std::vector<std::string>> keys;
    std::set<std::string> exclusions;
    for (const auto& one : by_kind(any.constraints)) {
      const auto* columns = columns_of_key(one);
      const auto* exclusion = std::get_if<exclude>(&one);
      const bool repeats = (columns != nullptr && !keys.insert(*columns).second) ||
                           (exclusion != nullptr && !exclusions.insert(nameless_sql(*exclusion)).second);
      (repeats || properties_of(one).has("not_valid") ? added : inside).push_back(one);
    }
  }
};

statements row_security(const table& any) {
  clauses switches("ALTER TABLE " + quote_path(any.name));
  if (any.properties.has("row_security")) switches.add("ENABLE ROW LEVEL SECURITY");
  if (any.properties.has("force_row_security")) switches.add("FORCE ROW LEVEL SECURITY");
  return switches.made();
}

/// Everything about a table but its columns, constraints and rows.
statements surroundings_of(const table& any, const model& schema) {
  statements indexes;
  for (const auto& one : any.indexes) indexes = joined({std::move(indexes), create_index_statements(one, any.name)});
  return joined({std::move(indexes), row_security(any), comment_on("TABLE " + quote_path(any.name), any.properties),
                 column_settings(any.name, any.columns), give_sequences(any.name, schema)});
}

statements add_all(const std::vector<constraint>& constraints, const table& to) {
  statements all;
  for (const auto& one : constraints) all = joined({std::move(all), add_constraint_statements(one, to.name)});
  return all;
}

}  // namespace

statements create_table_statements(const table& any, const model& schema) {
  const constraints_of_new_table constraints(any);
  statements comments;
  for (const auto& one : constraints.inside)
    comments = joined({std::move(comments), constraint_comment(one, any.name)});
  return joined({{{create_table_sql(any, constraints.inside)}},
                 add_all(constraints.added, any),
                 surroundings_of(any, schema),
                 std::move(comments),
                 insert_rows_statements(any, any.rows)});
}

statements create_bare_table(const table& any) { return {{create_table_sql(any, {})}}; }

statements furnish_table(const table& any, const model& schema) {
  std::vector<constraint> constraints;
  for (const auto& one : by_kind(any.constraints))
    if (!std::holds_alternative<foreign_key>(one)) constraints.push_back(one);
  return joined({add_all(constraints, any), surroundings_of(any, schema)});
}

}  // namespace instar::postgresql_sql
