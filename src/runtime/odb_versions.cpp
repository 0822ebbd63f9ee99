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

/// Others call a table of theirs `schema_version` too, so its columns have to be ODB's.
std::string_view recognition(const dialect& language) {
  if (language.name() == "sqlite")
    return "SELECT count(*) FROM pragma_table_info('schema_version') WHERE name IN ('name', 'version', 'migration')";
  return "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('schema_version') AND attnum > 0 AND NOT "
         "attisdropped AND attname IN ('name', 'version', 'migration')";
}

std::int64_t number_in(const value& any) {
  const auto* number = std::get_if<std::int64_t>(&any);
  return number == nullptr ? 0 : *number;
}

std::vector<odb_version> odb_versions(transaction& work) {
  if (number_in(work.execute(recognition(work.dialect())).rows.front().front()) != 3) return {};
  std::vector<odb_version> versions;
  for (const auto& row :
       work.execute("SELECT version, CASE WHEN migration THEN 1 ELSE 0 END FROM schema_version ORDER BY name").rows)
    versions.push_back({number_in(row[0]), number_in(row[1]) == 0});
  return versions;
}

bool exists(transaction& work, const std::string& table) {
  const auto& language = work.dialect();
  if (language.name() == "sqlite")
    return !work.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1 COLLATE NOCASE", table)
                .rows.empty();
  return !work.execute("SELECT 1 WHERE to_regclass($1) IS NOT NULL", language.quote_table(table)).rows.empty();
}

std::string told(const std::vector<odb_version>& versions) {
  std::string text = "ODB keeps this database, at version ";
  for (const auto& any : versions) text += (&any == versions.data() ? "" : ", ") + std::to_string(any.number);
  return text + " by its table schema_version";
}

void expect_whole(const std::vector<odb_version>& versions) {
  if (std::ranges::all_of(versions, &odb_version::is_whole)) return;
  throw error(error_code::history_diverged, told(versions) + ", and is in the middle of a migration of its own",
              {.state = "nothing was changed",
               .remedy = "let the program that began it end it (odb::schema_catalog::migrate), and start again"});
}

}  // namespace

void expect_not_made_by_odb(transaction& work, const migration_text& first) {
  const auto versions = odb_versions(work);
  if (versions.empty()) return;
  for (const auto& step : first.upgrade) {
    const auto* made = std::get_if<create_table>(&step);
    if (made == nullptr || !exists(work, made->definition.name)) continue;
    expect_whole(versions);
    throw error(error_code::history_diverged,
                told(versions) + ", and has made the table " + made->definition.name + " already",
                {.remedy = "when it is what " + first.revision +
                           " makes, say so, which executes nothing: migrate stamp " + first.revision});
  }
}

void expect_whole_version_of_odb(transaction& work) { expect_whole(odb_versions(work)); }

}  // namespace instar
