#include "dialects/postgresql/objects.hpp"

#include <algorithm>

#include "core/name_list.hpp"
#include "dialects/postgresql/columns.hpp"
#include "dialects/postgresql/grants.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/ownership.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/routines.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

std::string spaced(const std::string& words, const std::string& value) {
  return value.empty() ? "" : " " + words + value;
}

std::string create_extension_sql(const object& any) {
  std::string sql = "CREATE EXTENSION IF NOT EXISTS " + quote_name(any.name);
  if (any.properties.has("in_schema")) sql += " WITH SCHEMA " + quote_name(any.properties.text("in_schema"));
  if (any.properties.has("version")) sql += " VERSION " + quote_text(any.properties.text("version"));
  return sql;
}

std::string create_enumeration_sql(const object& any) {
  std::string labels;
  for (const auto& label : any.labels) labels += (labels.empty() ? "" : ", ") + quote_text(label);
  return "CREATE TYPE " + quote_path(any.name) + " AS ENUM (" + labels + ")";
}

std::string create_domain_sql(const object& any, const model& schema) {
  const properties& more = any.properties;
  std::string sql =
      "CREATE DOMAIN " + quote_path(any.name) + " AS " + type_sql(more.text("type"), schema) + collation_sql(more);
  if (const auto* value = more.find("default")) sql += " DEFAULT " + term_sql(*value);
  if (more.has("not_null")) sql += " NOT NULL";
  return sql + spaced("", domain_check_sql(any));
}

std::string create_composite_sql(const object& any) {
  std::string attributes;
  for (const auto& one : any.attributes) attributes += (attributes.empty() ? "" : ", ") + attribute_sql(one);
  return "CREATE TYPE " + quote_path(any.name) + " AS (" + attributes + ")";
}

std::string create_sequence_sql(const object& any, const model& schema) {
  const properties& more = any.properties;
  std::string sql = more.has("unlogged") ? "CREATE UNLOGGED SEQUENCE " : "CREATE SEQUENCE ";
  sql += quote_path(any.name);
  if (more.has("type")) sql += " AS " + type_sql(more.text("type"), schema);
  sql += spaced("", sequence_options_sql(more));
  return sql + (can_be_owned(any, schema) ? owned_by_sql(any, schema) : "");
}

std::string create_view_sql(const object& any) {
  return "CREATE VIEW " + quote_path(any.name) + parameters_clause(any.properties) + " AS " +
         own_text(any, "definition");
}

std::string create_materialized_view_sql(const object& any) {
  const properties& more = any.properties;
  return "CREATE MATERIALIZED VIEW " + quote_path(any.name) + parameters_clause(more) + tablespace_clause(more) +
         " AS " + own_text(any, "definition") + (more.has("without_data") ? " WITH NO DATA" : "");
}

std::string create_policy_sql(const object& any) {
  const properties& more = any.properties;
  return "CREATE POLICY " + quote_name(any.name) + " ON " + quote_path(any.on) +
         (more.has("restrictive") ? " AS RESTRICTIVE" : "") + spaced("FOR ", std::string(more.text("command"))) +
         policy_terms(any);
}

std::string create_sql(const object& any, const model& schema) {
  switch (any.kind) {
    case object_kind::schema: return "CREATE SCHEMA IF NOT EXISTS " + quote_name(any.name);
    case object_kind::extension: return create_extension_sql(any);
    case object_kind::enumeration: return create_enumeration_sql(any);
    case object_kind::domain: return create_domain_sql(any, schema);
    case object_kind::composite: return create_composite_sql(any);
    case object_kind::sequence: return create_sequence_sql(any, schema);
    case object_kind::function:
    case object_kind::procedure: return create_routine_sql(any, false);
    case object_kind::view: return create_view_sql(any);
    case object_kind::materialized_view: return create_materialized_view_sql(any);
    case object_kind::partition:
    case object_kind::grant: break;
    case object_kind::trigger: return "CREATE TRIGGER " + quote_name(any.name) + " " + own_text(any, "definition");
    case object_kind::policy: return create_policy_sql(any);
    case object_kind::custom: return own_text(any, "create");
  }
  return {};
}

std::string_view word_of(object_kind kind) {
  switch (kind) {
    case object_kind::schema: return "SCHEMA ";
    case object_kind::extension: return "EXTENSION ";
    case object_kind::enumeration:
    case object_kind::composite: return "TYPE ";
    case object_kind::domain: return "DOMAIN ";
    case object_kind::sequence: return "SEQUENCE ";
    case object_kind::function: return "FUNCTION ";
    case object_kind::procedure: return "PROCEDURE ";
    case object_kind::view: return "VIEW ";
    case object_kind::materialized_view: return "MATERIALIZED VIEW ";
    case object_kind::partition: return "TABLE ";
    case object_kind::trigger: return "TRIGGER ";
    case object_kind::policy: return "POLICY ";
    case object_kind::grant:
    case object_kind::custom: return {};
  }
  return {};
}

std::string called(const object& any) {
  switch (any.kind) {
    case object_kind::schema:
    case object_kind::extension: return quote_name(any.name);
    case object_kind::function:
    case object_kind::procedure: return routine_signature(any);
    case object_kind::trigger:
    case object_kind::policy: return quote_name(any.name) + " ON " + quote_path(any.on);
    default: return quote_path(any.name);
  }
}

bool can_be_commented(object_kind kind) { return !word_of(kind).empty(); }

statements comments_on(const object& any) {
  if (!can_be_commented(any.kind)) return {};
  statements all = comment_on(object_words(any), any.properties);
  for (const auto& one : any.attributes)
    all = joined({std::move(all), comment_on(column_words(any.name, one.name), one.properties)});
  return all;
}

/// A column cannot keep a default that takes its numbers from a sequence that goes.
statements drop_defaults_from(const object& sequence, const model& schema) {
  statements all;
  for (const auto& table : schema.tables)
    for (const auto& one : table.columns)
      if (one.default_value.kind == term_kind::expression && mentions(one.default_value.text, sequence.name))
        all.push_back({alter_table_sql(table.name, "ALTER COLUMN " + quote_name(one.name) + " DROP DEFAULT")});
  return all;
}

/// A foreign key to a partitioned table stands on each of its partitions. One that is detached is checked first: none
/// of its rows may be referenced.
statements drop_partition(const object& any, const model& schema) {
  statement drop{"DROP " + object_words(any)};
  const auto& whole = whole_of(any, schema).name;
  const bool is_referenced = std::ranges::any_of(schema.tables, [&](const table& one) {
    return std::ranges::any_of(one.constraints, [&](const constraint& each) {
      const auto* key = std::get_if<foreign_key>(&each);
      return key != nullptr && key->referenced_table == whole;
    });
  });
  if (!is_referenced) return {std::move(drop)};
  return {{alter_table_sql(any.on, "DETACH PARTITION " + quote_path(any.name))}, std::move(drop)};
}

}  // namespace

statements create_object_statements(const object& any, const model& schema) {
  if (is_waiting(any, schema)) return {};
  if (any.kind == object_kind::grant) return grant_statements(any, schema);
  if (any.kind == object_kind::partition) return joined({create_partition_statements(any, schema), comments_on(any)});
  const std::string sql = create_sql(any, schema);
  if (sql.empty()) return {};
  return joined({{{sql}}, comments_on(any)});
}

statements drop_object_statements(const object& any, const model& schema) {
  if (is_waiting(any, schema)) return {};
  switch (any.kind) {
    case object_kind::grant: return revoke_statements(any, schema);
    case object_kind::custom: {
      const std::string sql = own_text(any, "drop");
      return sql.empty() ? statements{} : statements{{sql}};
    }
    case object_kind::partition: return drop_partition(any, schema);
    case object_kind::sequence: return joined({drop_defaults_from(any, schema), {{"DROP " + object_words(any)}}});
    default: break;
  }
  return {{"DROP " + object_words(any)}};
}

std::string object_words(const object& any) { return std::string(word_of(any.kind)) + called(any); }

std::string attribute_sql(const column& any) {
  return quote_name(any.name) + " " + type_sql(any.type) + collation_sql(any.properties);
}

std::string domain_check_name(const object& domain) {
  const auto name = domain.properties.text("check_name");
  return name.empty() ? "ck_" + std::string(own_name(domain.name)) : std::string(name);
}

std::string domain_check_sql(const object& domain) {
  if (!domain.properties.has("expression")) return {};
  return "CONSTRAINT " + quote_name(domain_check_name(domain)) + " CHECK (" +
         expression(domain.properties.text("expression")) + ")";
}

std::string own_text(const object& any, std::string_view name) { return own_sql(any.properties.text(name)); }

std::string policy_terms(const object& any) {
  const properties& more = any.properties;
  std::string sql;
  if (more.has("roles")) sql += " TO " + name_list(names_in(more.text("roles")), quote_role);
  if (more.has("using")) sql += " USING (" + std::string(more.text("using")) + ")";
  if (more.has("with_check")) sql += " WITH CHECK (" + std::string(more.text("with_check")) + ")";
  return sql;
}

}  // namespace instar::postgresql_sql
