#include "dialects/postgresql/indexes.hpp"

#include <algorithm>
#include <utility>

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

std::string create_index_sql(const index& any, const std::string& on_table, std::string_view how) {
  const properties& more = any.properties;
  std::string sql = std::string(any.unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX") + std::string(how) +
                    quote_name(any.name) + " ON " + quote_path(on_table) + method_sql(more) + " " + keys_sql(any.keys) +
                    include_sql(more);
  if (more.has("nulls_not_distinct")) sql += " NULLS NOT DISTINCT";
  sql += parameters_clause(more) + tablespace_clause(more);
  return any.where.empty() ? sql : sql + " WHERE " + expression(any.where);
}

statements index_comment(const index& any, const std::string& on_table) {
  return comment_on("INDEX " + quote_beside(on_table, any.name), any.properties);
}

/// Whether columns are all there is to an index, so that the catalogue tells in plain words what it is.
bool is_plain(const index& any) {
  const auto plain = [](const index_key& key) { return key.expression.empty() && key.properties.empty(); };
  return any.where.empty() && without(any.properties, {"comment"}).empty() && std::ranges::all_of(any.keys, plain);
}

/// A query that finds a row where an index is there, whole and as it is described: not by its name alone.
std::string is_whole_sql(const index& any, const std::string& on_table) {
  std::string columns;
  for (const auto& key : any.keys) columns += (columns.empty() ? "" : ", ") + quote_text(key.column);
  const auto oid = [](const std::string& path) { return "to_regclass(" + quote_text(path) + ")"; };
  return "SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam"
         " WHERE i.indexrelid = " +
         oid(quote_beside(on_table, any.name)) + " AND i.indrelid = " + oid(quote_path(on_table)) +
         " AND i.indisvalid AND i.indisready AND i.indisunique = " + (any.unique ? "true" : "false") +
         " AND m.amname = 'btree' AND i.indexprs IS NULL AND i.indpred IS NULL AND c.reloptions IS NULL"
         " AND i.indnatts = i.indnkeyatts AND 0 = ALL (i.indoption::int2[])"
         " AND NOT EXISTS (SELECT 1 FROM pg_opclass o WHERE o.oid = ANY (i.indclass::oid[]) AND NOT o.opcdefault)"
         " AND ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)"
         " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number ORDER BY k.place) = ARRAY[" +
         columns + "]";
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
  return joined({{{create_index_sql(any, on_table, " ")}}, index_comment(any, on_table)});
}

statements create_index_concurrently(const index& any, const std::string& on_table) {
  statement create{create_index_sql(any, on_table, " CONCURRENTLY ")};
  create.outside_transaction = true;
  create.done_when = is_plain(any) ? is_whole_sql(any, on_table) : "";
  create.cleared_by = drop_index_concurrently(any.name, on_table).sql;
  create.within = create_index_sql(any, on_table, " ");
  return joined({{std::move(create)}, index_comment(any, on_table)});
}

statement drop_index_concurrently(const std::string& name, const std::string& of_table) {
  statement drop{"DROP INDEX CONCURRENTLY IF EXISTS " + quote_beside(of_table, name)};
  drop.outside_transaction = true;
  drop.repeatable = true;
  drop.within = drop_index_statement(name, of_table).sql;
  return drop;
}

statement drop_index_statement(const std::string& name, const std::string& of_table) {
  return {"DROP INDEX " + quote_beside(of_table, name)};
}

}  // namespace instar::postgresql_sql
