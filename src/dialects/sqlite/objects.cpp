#include "dialects/sqlite/objects.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

statements unless_empty(std::string sql) { return sql.empty() ? statements{} : statements{{std::move(sql)}}; }

std::string definition_of(const object& any) { return own_sql(any.properties.text("definition")); }

}  // namespace

statements create_object_sql(const object& any) {
  switch (any.kind) {
    case object_kind::view: return {{"CREATE VIEW " + quote_name(any.name) + " AS " + definition_of(any)}};
    case object_kind::trigger: return {{"CREATE TRIGGER " + quote_name(any.name) + " " + definition_of(any)}};
    case object_kind::custom: return unless_empty(own_sql(any.properties.text("create")));
    default: return {};
  }
}

// A trigger may be gone already, with the view that it was on.
statements drop_object_sql(const object& any) {
  switch (any.kind) {
    case object_kind::view: return {{"DROP VIEW " + quote_name(any.name)}};
    case object_kind::trigger: return {{"DROP TRIGGER IF EXISTS " + quote_name(any.name)}};
    case object_kind::custom: return unless_empty(own_sql(any.properties.text("drop")));
    default: return {};
  }
}

statements replace_object_sql(const object& before, const object& after) {
  statements all;
  const auto append = [&](const statements& more) { all.insert(all.end(), more.begin(), more.end()); };
  const bool same_view = before.kind == object_kind::view && before.name == after.name;
  if (same_view) all.push_back(remember_dependents(before.name));
  append(drop_object_sql(before));
  append(create_object_sql(after));
  if (same_view) all.push_back({{}, statement_role::make_again});
  return all;
}

statement remember_dependents(const std::string& name) {
  return {"SELECT sql FROM sqlite_schema WHERE tbl_name = " + quote_text(name) +
              " COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid",
          statement_role::remember};
}

statement expect_whole_view(const std::string& name) {
  return {"SELECT name FROM pragma_table_info(" + quote_text(name) + ") WHERE name IS NULL",
          statement_role::expect_no_rows, "view " + name + " refers to what is not there"};
}

}  // namespace instar::sqlite_sql
