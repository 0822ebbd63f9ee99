#include "introspection/postgresql_comparison.hpp"

#include <algorithm>
#include <utility>

#include <instar/transaction.hpp>

#include "dialects/postgresql/names.hpp"
#include "introspection/ledger.hpp"
#include "introspection/outline.hpp"
#include "introspection/postgresql_catalogue.hpp"
#include "introspection/postgresql_scratch.hpp"

namespace instar {
namespace {

using postgresql_sql::quote_name;

/// What the user of a session may do to compare.
enum class means { schemas, temporary_tables, nothing };

means means_of(transaction& work) {
  const auto found = work.execute(
      "SELECT pg_is_in_recovery(), has_database_privilege(current_database(), 'CREATE'), "
      "has_database_privilege(current_database(), 'TEMPORARY')");
  catalogue_row row(found.rows.front());
  if (row.truth()) return means::nothing;
  if (row.truth()) return means::schemas;
  return row.truth() ? means::temporary_tables : means::nothing;
}

/// Schemas that are there until the transaction ends.
class scratch_schemas {
 public:
  scratch_schemas(transaction& work, const model& projected, const std::string& default_schema, means by) {
    moved_.default_schema = default_schema;
    if (by == means::schemas)
      make_schemas(work, projected);
    else
      make_temporary_schema(work);
  }

  [[nodiscard]] const postgresql_relocation& relocation() const { return moved_; }
  [[nodiscard]] const postgresql_scope& scope() const { return scope_; }

  /// With it, a thing is called as it is called where it would be.
  [[nodiscard]] std::string search_path() const {
    return moved_.first + (moved_.default_schema.empty() ? "" : ", " + quote_name(moved_.default_schema));
  }

 private:
  void make_schemas(transaction& work, const model& projected) {
    const auto name = "instar_" + first_text(work, "SELECT pg_backend_pid()::text");
    int number = 0;
    for (const auto& schema : schemas_of(projected)) {
      const auto scratch = schema.empty() ? name : name + "_" + std::to_string(++number);
      work.execute("CREATE SCHEMA " + scratch);
      add(schema, scratch);
      const auto& real = schema.empty() ? moved_.default_schema : schema;
      scope_.rewritten.insert({scratch + ".", first_text(work, "SELECT quote_ident('" + escaped(real) + "')") + "."});
    }
    scope_.default_schema = moved_.first = name;
  }

  void make_temporary_schema(transaction& work) {
    work.execute("CREATE TEMPORARY TABLE instar_first (it integer)");
    const auto name = first_text(work, "SELECT pg_my_temp_schema()::regnamespace::text");
    work.execute("DROP TABLE " + name + ".instar_first");
    add({}, name);
    scope_.rewritten.insert({name + ".", ""});
    scope_.default_schema = name;
    moved_.first = "pg_temp";
  }

  void add(const std::string& schema, const std::string& scratch) {
    moved_.schemas.insert({schema, scratch});
    scope_.schemas.insert({scratch, schema});
  }

  static std::string escaped(const std::string& text) {
    std::string doubled;
    for (const char c : text) doubled += c == '\'' ? std::string("''") : std::string(1, c);
    return doubled;
  }

  postgresql_relocation moved_;
  postgresql_scope scope_;
};

void take_out(model& from, const not_made& what) {
  for (const auto& any : what.objects) from.objects.erase(any);
  for (const auto& [owner, name] : what.constraints)
    if (const auto at = from.tables.find(owner); at != from.tables.end())
      from.tables.edit(at, [&](table& any) {
        if (const auto one = any.constraints.find(name); one != any.constraints.end()) any.constraints.erase(one);
      });
  for (const auto& name : what.tables) {
    if (const auto at = from.tables.find(name); at != from.tables.end()) from.tables.erase(at);
    erase_if(from.objects, [&](const object& any) { return any.on == name; });
  }
}

/// Temporary tables are all in one schema, and none of them is unlogged.
not_made cannot_be_temporary(const model& projected) {
  not_made all;
  const auto tell = [&](const std::string& name, const std::string& what) {
    all.findings.push_back({"uncompared", name, what + " could not be compared with temporary tables alone",
                            "compare as a user who may create schemas in this database."});
  };
  for (const auto& any : projected.tables)
    if (any.name.find('.') != std::string::npos || any.properties.has("unlogged")) {
      all.tables.push_back(any.name);
      tell(any.name, "the table");
    }
  for (const auto& any : projected.objects) {
    const bool is_elsewhere = any.name.find('.') != std::string::npos || any.on.find('.') != std::string::npos;
    if (any.kind == object_kind::schema || any.kind == object_kind::extension || any.kind == object_kind::custom)
      continue;
    if (!is_elsewhere && any.kind != object_kind::materialized_view && !any.properties.has("unlogged")) continue;
    all.objects.push_back(any);
    tell(any.name, std::string(spelling(any.kind)) + " " + any.name);
  }
  return all;
}

/// Of schemas and extensions, what is declared is compared as it stands.
void compare_as_declared(live_comparison& both, const model& projected, const std::string& default_schema) {
  const auto is_one = [](const object& any) {
    return any.kind == object_kind::schema || any.kind == object_kind::extension;
  };
  erase_if(both.declared.objects, is_one);
  const auto live = std::exchange(both.live.objects, {});
  for (const auto& any : live)
    if (!is_one(any)) both.live.objects.insert(any);
  for (object any : projected.objects) {
    if (!is_one(any) || (any.kind == object_kind::schema && any.name == default_schema)) continue;
    any.properties.remove("requires");
    if (any.kind == object_kind::extension) any.properties.remove("comment");
    const auto found = live.find(any);
    if (found != live.end()) {
      object there = *found;
      for (const auto& one : found->properties)
        if (!any.properties.has(one.name)) there.properties.remove(one.name);
      both.live.objects.insert(std::move(there));
    }
    both.declared.objects.insert(std::move(any));
  }
}

struct live_database {
  introspected found;
  std::string default_schema;
  means may = means::nothing;
};

live_database read_live(connection& session, const model& projected, const introspection_options& options) {
  transaction work(session);
  begin_reading(work, options);
  live_database live;
  const auto all = scope_of(work, {});
  live.default_schema = all.default_schema;
  auto wanted = options.schemas;
  if (wanted.empty())
    for (const auto& name : schemas_of(projected)) wanted.push_back(name.empty() ? all.default_schema : name);
  auto scope = scope_of(work, wanted);
  for (const auto& any : projected.objects)
    if (any.kind == object_kind::custom) scope.passed_over.insert(any.name);
  if (!scope.default_schema.empty()) work.execute("SET LOCAL search_path = " + quote_name(scope.default_schema));
  live.found = read_catalogue(work, scope);
  live.found.schema = without_ledgers(std::move(live.found.schema), projected, live.found.findings);
  live.may = means_of(work);
  return live;
}

live_comparison compare_outlines(live_database live, const model& projected) {
  return {outline_of(projected),
          outline_of(live.found.schema),
          std::move(live.found.findings),
          {{"uncompared", "everything",
            "this user may create neither schemas nor temporary tables here, so expressions, definitions, defaults and "
            "properties were not compared",
            "compare as a user with the right TEMPORARY in this database, and not on a standby."}}};
}

}  // namespace

live_comparison compare_postgresql(connection& session, const model& projected, const introspection_options& options) {
  auto live = read_live(session, projected, options);
  if (live.may == means::nothing) return compare_outlines(std::move(live), projected);

  model wanted = projected;
  not_made left_out;
  if (live.may == means::temporary_tables) {
    left_out = cannot_be_temporary(projected);
    take_out(wanted, left_out);
  }
  live_comparison both{.live = std::move(live.found.schema), .unheld = std::move(live.found.findings)};
  transaction work(session);
  work.execute("SET TRANSACTION READ WRITE");
  work.execute("SET LOCAL statement_timeout = " + std::to_string(options.statement_timeout.count()));
  const scratch_schemas scratch(work, wanted, live.default_schema, live.may);
  const auto failed = make_relocated(work, wanted, scratch.relocation());
  work.execute("SET LOCAL search_path = " + scratch.search_path());
  both.declared = read_catalogue(work, scratch.scope()).schema;
  work.rollback();

  both.uncompared = left_out.findings;
  both.uncompared.insert(both.uncompared.end(), failed.findings.begin(), failed.findings.end());
  compare_as_declared(both, projected, live.default_schema);
  for (const not_made* what : {&std::as_const(left_out), &failed}) {
    take_out(both.declared, *what);
    take_out(both.live, *what);
  }
  return both;
}

}  // namespace instar
