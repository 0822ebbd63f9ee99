#include "dialects/postgresql/constraints.hpp"

#include <variant>

#include "dialects/postgresql/indexes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

std::string columns(const std::vector<std::string>& names) { return " (" + quote_names(names) + ")"; }

/// What the index behind a constraint is stored with.
std::string index_storage_sql(const properties& any) {
  return parameters_clause(any) + (any.has("tablespace") ? " USING INDEX" + tablespace_clause(any) : "");
}

std::string time_of_check_sql(const properties& any) {
  return std::string(any.has("deferrable") ? " DEFERRABLE" : "") +
         (any.has("initially_deferred") ? " INITIALLY DEFERRED" : "");
}

struct body {
  std::string operator()(const primary_key& key) const {
    return "PRIMARY KEY" + columns(key.columns) + include_sql(key.properties) + index_storage_sql(key.properties) +
           time_of_check_sql(key.properties);
  }
  std::string operator()(const unique& one) const {
    return std::string("UNIQUE") + (one.properties.has("nulls_not_distinct") ? " NULLS NOT DISTINCT" : "") +
           columns(one.columns) + include_sql(one.properties) + index_storage_sql(one.properties) +
           time_of_check_sql(one.properties);
  }
  std::string operator()(const foreign_key& key) const {
    const properties& more = key.properties;
    std::string sql = "FOREIGN KEY" + columns(key.columns) + " REFERENCES " + quote_path(key.referenced_table) +
                      columns(key.referenced_columns);
    if (more.has("match_full")) sql += " MATCH FULL";
    sql += action_sql(" ON DELETE ", key.on_delete);
    if (more.has("set_columns")) sql += " (" + expression(more.text("set_columns")) + ")";
    sql += action_sql(" ON UPDATE ", key.on_update) + time_of_check_sql(more);
    return sql + (more.has("not_valid") ? " NOT VALID" : "");
  }
  std::string operator()(const check& one) const {
    return "CHECK (" + expression(one.expression) + ")" + (one.properties.has("no_inherit") ? " NO INHERIT" : "") +
           (one.properties.has("not_valid") ? " NOT VALID" : "");
  }
  std::string operator()(const exclude& one) const {
    return "EXCLUDE" + method_sql(one.properties) + " " + keys_sql(one.keys) + include_sql(one.properties) +
           index_storage_sql(one.properties) + (one.where.empty() ? "" : " WHERE (" + expression(one.where) + ")") +
           time_of_check_sql(one.properties);
  }
};

}  // namespace

std::string constraint_sql(const constraint& any) {
  return "CONSTRAINT " + quote_name(name_of(any)) + " " + std::visit(body{}, any);
}

statements add_constraint_statements(const constraint& any, const std::string& to_table) {
  return joined({{{alter_table_sql(to_table, "ADD " + constraint_sql(any))}}, constraint_comment(any, to_table)});
}

statement drop_constraint_statement(const std::string& name, const std::string& of_table) {
  return {alter_table_sql(of_table, "DROP CONSTRAINT " + quote_name(name))};
}

statements constraint_comment(const constraint& any, const std::string& of_table) {
  return comment_on(constraint_words(name_of(any), of_table), properties_of(any));
}

std::string constraint_words(const std::string& name, const std::string& of_table) {
  return "CONSTRAINT " + quote_name(name) + " ON " + quote_path(of_table);
}

bool has_index(const constraint& any) { return columns_of_key(any) != nullptr || std::holds_alternative<exclude>(any); }

}  // namespace instar::postgresql_sql
