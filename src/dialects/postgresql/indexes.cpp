#include "dialects/postgresql/indexes.hpp"

#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/names.hpp"

namespace instar::postgresql_sql {
namespace {

std::string key_sql(const index_key& any) {
  std::string sql = any.expression.empty() ? quote_name(any.column) : "(" + expression(any.expression) + ")";
  sql += collation_sql(any.properties);
  const auto add = [&](std::string_view name, const std::string& before) {
    if (any.properties.has(name)) sql += before + std::string(any.properties.text(name));
  };
  add("operator_class", " ");
  add("descending", " DESC");
  add("nulls_first", " NULLS FIRST");
  add("nulls_last", " NULLS LAST");
  add("operator", " WITH ");
  return sql;
}

}  // namespace

std::string keys_sql(const std::vector<index_key>& keys) {
  std::string list;
  for (const auto& one : keys) list += (list.empty() ? "" : ", ") + key_sql(one);
  return "(" + list + ")";
}

std::string include_sql(const properties& any) {
  return any.has("include") ? " INCLUDE (" + expression(any.text("include")) + ")" : "";
}

std::string method_sql(const properties& any) {
  return any.has("method") ? " USING " + std::string(any.text("method")) : "";
}

statements create_index_statements(const index& any, const std::string& on_table) {
  const properties& more = any.properties;
  std::string sql = std::string(any.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quote_name(any.name) + " ON " +
                    quote_path(on_table) + method_sql(more) + " " + keys_sql(any.keys) + include_sql(more);
  if (more.has("nulls_not_distinct")) sql += " NULLS NOT DISTINCT";
  sql += parameters_clause(more) + tablespace_clause(more);
  if (!any.where.empty()) sql += " WHERE " + expression(any.where);
  return joined({{{sql}}, comment_on("INDEX " + quote_beside(on_table, any.name), more)});
}

statement drop_index_statement(const std::string& name, const std::string& of_table) {
  return {"DROP INDEX " + quote_beside(of_table, name)};
}

}  // namespace instar::postgresql_sql
