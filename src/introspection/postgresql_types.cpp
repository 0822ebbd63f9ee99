#include <utility>

#include "introspection/postgresql_catalogue.hpp"
#include "introspection/postgresql_value.hpp"

#include <instar/vocabulary/canonical_text.hpp>

namespace instar {
namespace {

/// The types that a column can be of by their names, before any of them is read: they may be made of each other.
std::string declared() {
  return R"(
SELECT n.nspname, t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
     LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE n.nspname = ANY($1::text[]) AND (t.typtype IN ('e', 'd') OR c.relkind = 'c') AND )" +
         is_not_of_extension("pg_type", "t.oid");
}

std::string enumerations() {
  return R"(
SELECT n.nspname, t.typname, obj_description(t.oid, 'pg_type'),
       ARRAY(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder)::text
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype = 'e' AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_type", "t.oid");
}

std::string domains() {
  return "SELECT n.nspname, d.typname, d.typndims, " + type_columns("d.typtypmod") + R"(,
       d.typnotnull, d.typdefault, CASE WHEN d.typcollation <> t.typcollation THEN l.collname END,
       obj_description(d.oid, 'pg_type'), k.conname, pg_get_constraintdef(k.oid),
       count(*) OVER (PARTITION BY d.oid) > 1 AND row_number() OVER (PARTITION BY d.oid ORDER BY k.conname) > 1
FROM pg_type d JOIN pg_namespace n ON n.oid = d.typnamespace JOIN pg_type t ON t.oid = d.typbasetype)" +
         std::string(type_joins) + R"(
     LEFT JOIN pg_collation l ON l.oid = d.typcollation
     LEFT JOIN pg_constraint k ON k.contypid = d.oid AND k.contype = 'c'
WHERE d.typtype = 'd' AND n.nspname = ANY($1::text[]) AND )" +
         is_not_of_extension("pg_type", "d.oid") + " ORDER BY 1, 2, k.conname";
}

/// `VALUE > 0` of `CHECK ((VALUE > 0)) NOT VALID`.
std::string condition_of(const std::string& definition) {
  const auto open = definition.find('('), close = definition.rfind(')');
  return open == std::string::npos ? definition : definition.substr(open + 1, close - open - 1);
}

std::string type_text(const type& any) {
  std::string text = any.name;
  for (std::size_t i = 0; i != any.parameter_count; ++i)
    text += (i == 0 ? "(" : ", ") + std::to_string(any.parameters[i]);
  if (any.parameter_count != 0) text += ")";
  for (std::size_t i = 0; i != any.dimensions; ++i) text += "[]";
  return text;
}

void add_domain(postgresql_catalogue& into, const result_row& found) {
  catalogue_row row(found);
  const auto in_schema = row.text(), own_name = row.text();
  object any{.kind = object_kind::domain, .name = into.scope.path(in_schema, own_name)};
  if (into.scope.passed_over.contains(any.name)) return;
  const auto dimensions = row.number();
  catalogue_row type_of = row;
  say(any.properties, "type", type_text(into.read_type(row, dimensions)));
  say_if(row.truth(), any.properties, "not_null");
  const auto value = read_postgresql_default(into.sql(row.text()), type_of.text());
  if (value.kind != term_kind::none) any.properties.set({{}, "default", {term_kind::expression, into.sql(value.text)}});
  if (value.kind == term_kind::text)
    any.properties.set({{}, "default", {term_kind::expression, postgresql_dialect().quote_text(value.text)}});
  say(any.properties, "collation", row.text());
  say(any.properties, "comment", row.text());
  const auto check_name = row.text(), check = row.text();
  if (row.truth()) {
    into.leave_out(any.name, "the domain has several checks, and " + check_name + " is left out",
                   "make one check of them.");
    return;
  }
  if (!check.empty()) {
    any.properties.set(
        {{}, "expression", {term_kind::expression, expression_of({{into.sql(condition_of(check)), false}})}});
    if (check_name != "ck_" + own_name) say(any.properties, "check_name", check_name);
  }
  into.schema.objects.insert(std::move(any));
}

}  // namespace

void read_types(postgresql_catalogue& into) {
  for (const auto& found : into.rows(declared())) {
    catalogue_row row(found);
    auto in_schema = row.text(), name = row.text();
    if (!into.scope.passed_over.contains(into.scope.path(in_schema, name)))
      into.declared_types.insert({std::move(in_schema), std::move(name)});
  }
  for (const auto& found : into.rows(enumerations())) {
    catalogue_row row(found);
    const auto in_schema = row.text();
    object any{.kind = object_kind::enumeration, .name = into.scope.path(in_schema, row.text())};
    say(any.properties, "comment", row.text());
    any.labels = row.texts();
    if (!into.scope.passed_over.contains(any.name)) into.schema.objects.insert(std::move(any));
  }
  for (const auto& row : into.rows(domains())) add_domain(into, row);
}

}  // namespace instar
