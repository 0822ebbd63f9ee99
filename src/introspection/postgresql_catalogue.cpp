#include "introspection/postgresql_catalogue.hpp"

#include <algorithm>
#include <utility>

#include "dialects/postgresql/names.hpp"
#include "introspection/ledger.hpp"
#include "introspection/postgresql_value.hpp"
#include "introspection/pruning.hpp"

namespace instar {
namespace {

constexpr std::string_view user_schemas = R"(
SELECT nspname FROM pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_namespace'::regclass AND objid = pg_namespace.oid
                                                  AND deptype = 'e')
ORDER BY 1)";

int version_of(transaction& work) {
  return std::stoi(first_text(work, "SELECT current_setting('server_version_num')")) / 10000;
}

}  // namespace

std::string first_text(transaction& work, std::string_view sql) {
  const auto found = work.execute(sql);
  return found.rows.empty() ? std::string() : catalogue_row(found.rows.front()).text();
}

std::vector<result_row> postgresql_catalogue::rows(const std::string& sql) const {
  return work.execute(sql, scope.as_array()).rows;
}

void postgresql_catalogue::leave_out(const std::string& where, const std::string& what, const std::string& suggestion) {
  findings.push_back({"unheld", where, what, suggestion});
}

type postgresql_catalogue::read_type(catalogue_row& row, std::int64_t dimensions) const {
  const auto formatted = row.text(), in_schema = row.text(), name = row.text();
  const bool is_array = row.truth();
  type any = declared_types.contains({in_schema, name}) ? type{.name = scope.path(in_schema, name), .declared = true}
                                                        : read_postgresql_type(formatted);
  if (any.raw) any.name = scope.sql(any.name);
  if (is_array) any.dimensions = static_cast<std::uint8_t>(std::max<std::int64_t>(dimensions, 1));
  return any;
}

std::string type_columns(const std::string& modifier) {
  return "format_type(coalesce(e.oid, t.oid), " + modifier +
         "), en.nspname, coalesce(e.typname, t.typname), e.oid IS NOT NULL";
}

const std::string_view type_joins = R"(
     LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typtype = 'b' AND t.typcategory = 'A' AND t.typlen = -1
                            AND t.typname !~ 'vector$'
     JOIN pg_namespace en ON en.oid = coalesce(e.typnamespace, t.typnamespace))";

std::string is_not_of_extension(std::string_view of_class, std::string_view id) {
  return "NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = '" + std::string(of_class) +
         "'::regclass AND x.objid = " + std::string(id) + " AND x.deptype = 'e')";
}

void say(properties& all, std::string name, std::string text) {
  if (!text.empty()) all.set({{}, std::move(name), {term_kind::text, std::move(text)}});
}

void say_if(bool condition, properties& all, std::string name) {
  if (condition) all.set({{}, std::move(name), {}});
}

void read_schemas_and_extensions(postgresql_catalogue& into) {
  for (const auto& found : into.rows("SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace "
                                     "WHERE nspname = ANY($1::text[])")) {
    catalogue_row row(found);
    const auto name = row.text();
    const auto& shown = into.scope.schemas.find(name)->second;
    const auto comment = row.text();
    if (shown.empty()) {
      if (!comment.empty() && comment != "standard public schema")
        into.leave_out("schema " + name, "its comment is not said",
                       "say it in a migration: execute(\"COMMENT ON SCHEMA ...\").");
      continue;
    }
    object any{.kind = object_kind::schema, .name = shown};
    say(any.properties, "comment", comment);
    into.schema.objects.insert(std::move(any));
  }
  for (const auto& found : into.work
                               .execute("SELECT extname, extversion, nspname FROM pg_extension e "
                                        "JOIN pg_namespace n ON n.oid = e.extnamespace WHERE extname <> 'plpgsql'")
                               .rows) {
    catalogue_row row(found);
    object any{.kind = object_kind::extension, .name = row.text()};
    say(any.properties, "version", row.text());
    const auto in_schema = row.text();
    if (in_schema != into.scope.default_schema) say(any.properties, "in_schema", in_schema);
    into.schema.objects.insert(std::move(any));
  }
}

introspected read_catalogue(transaction& work, const postgresql_scope& scope) {
  postgresql_catalogue all{.work = work, .scope = scope, .version = version_of(work)};
  read_schemas_and_extensions(all);
  read_types(all);
  read_relations(all);
  read_columns(all);
  read_sequences(all);
  read_constraints_and_indexes(all);
  read_routines(all);
  read_triggers(all);
  read_policies(all);
  read_grants(all);
  read_others(all);
  auto schema = pruned(std::move(all.schema), all.findings);
  return {std::move(schema), std::move(all.findings)};
}

postgresql_scope scope_of(transaction& work, const std::vector<std::string>& wanted) {
  postgresql_scope scope{.schemas = {}, .default_schema = first_text(work, "SELECT current_schema()")};
  for (const auto& row : work.execute(user_schemas).rows) {
    const auto name = catalogue_row(row).text();
    if (wanted.empty() || std::ranges::find(wanted, name) != wanted.end())
      scope.schemas.insert({name, name == scope.default_schema ? std::string() : name});
  }
  return scope;
}

void begin_reading(transaction& work, const introspection_options& options) {
  work.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  work.execute("SET LOCAL statement_timeout = " + std::to_string(options.statement_timeout.count()));
}

introspected introspect_postgresql(connection& session, const introspection_options& options) {
  transaction work(session);
  begin_reading(work, options);
  const auto scope = scope_of(work, options.schemas);
  if (!scope.default_schema.empty())
    work.execute("SET LOCAL search_path = " + postgresql_sql::quote_name(scope.default_schema));
  auto found = read_catalogue(work, scope);
  found.schema = without_ledgers(std::move(found.schema), {}, found.findings);
  return found;
}

}  // namespace instar
