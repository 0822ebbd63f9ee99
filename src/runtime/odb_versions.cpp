#include "runtime/odb_versions.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <instar/error.hpp>

namespace instar {
namespace {

/// One row: ODB counts each schema of a program apart.
struct odb_version {
  std::int64_t number;
  bool is_whole;
};

/// A table of ODB's in which there is a row.
struct odb_versions {
  std::string table;
  std::vector<odb_version> rows;
};

/// ODB can be told to call its table otherwise, and others call a table of theirs `schema_version` too: so it is known
/// by its columns, which are ODB's and no others.
std::string_view recognition(const dialect& language) {
  if (language.name() == "sqlite")
    return "SELECT name FROM sqlite_schema AS s WHERE type = 'table' AND CASE WHEN sql LIKE 'create virtual%' THEN 0 "
           "ELSE "
           "(SELECT group_concat(name || ' ' || upper(type) || ' ' || \"notnull\") FROM pragma_table_info("
           "s.name)) = 'name TEXT 1,version INTEGER 1,migration INTEGER 1' END ORDER BY name";
  return "SELECT relname::text FROM pg_class c WHERE relkind = 'r' AND relpersistence <> 't' AND relnatts >= 3 AND "
         "pg_table_is_visible(oid) AND (SELECT string_agg(format('%s %s %s', attname, atttypid::regtype, attnotnull), "
         "',' ORDER BY attnum) FROM "
         "pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) = "
         "'name text t,version bigint t,migration boolean t' ORDER BY 1";
}

std::int64_t number_in(const value& any) {
  const auto* number = std::get_if<std::int64_t>(&any);
  return number == nullptr ? 0 : *number;
}

std::vector<odb_version> rows_of(transaction& work, const std::string& table) {
  std::vector<odb_version> rows;
  for (const auto& row : work.execute("SELECT version, CASE WHEN migration THEN 1 ELSE 0 END FROM " +
                                      work.dialect().quote_name(table) + " ORDER BY name")
                             .rows)
    rows.push_back({number_in(row[0]), number_in(row[1]) == 0});
  return rows;
}

std::vector<odb_versions> versions_in(transaction& work) {
  std::vector<odb_versions> all;
  for (const auto& row : work.execute(recognition(work.dialect())).rows) {
    const auto& table = std::get<std::string>(row.front());
    if (auto rows = rows_of(work, table); !rows.empty()) all.push_back({table, std::move(rows)});
  }
  return all;
}

bool exists(transaction& work, const std::string& table) {
  const auto& language = work.dialect();
  if (language.name() == "sqlite")
    return !work.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE", table)
                .rows.empty();
  return !work.execute("SELECT 1 WHERE to_regclass($1) IS NOT NULL", language.quote_table(table)).rows.empty();
}

std::string told(const odb_versions& versions) {
  std::string text = "ODB keeps this database, at version ";
  for (const auto& any : versions.rows) text += (&any == versions.rows.data() ? "" : ", ") + std::to_string(any.number);
  return text + " by its table " + versions.table;
}

void expect_whole(const odb_versions& versions) {
  if (std::ranges::all_of(versions.rows, &odb_version::is_whole)) return;
  throw error(error_code::history_diverged, told(versions) + ", and is in the middle of a migration of its own",
              {.state = "nothing was changed",
               .remedy = "let the program that began it end it (odb::schema_catalog::migrate), and start again"});
}

}  // namespace

void expect_not_made_by_odb(transaction& work, const history_entry& first) {
  const auto all = versions_in(work);
  if (all.empty()) return;
  const auto migration = first.read();
  for (const auto& step : migration.upgrade) {
    const auto* made = std::get_if<create_table>(&step);
    if (made == nullptr || !exists(work, made->definition.name)) continue;
    std::ranges::for_each(all, expect_whole);
    throw error(error_code::history_diverged,
                told(all.front()) + ", and has made the table " + made->definition.name + " already",
                {.remedy = "when it is what " + migration.revision +
                           " makes, say so, which executes nothing: migrate stamp " + migration.revision});
  }
}

void expect_whole_version_of_odb(transaction& work) { std::ranges::for_each(versions_in(work), expect_whole); }

}  // namespace instar
