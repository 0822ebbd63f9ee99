#include "runtime/database_description.hpp"

#include <algorithm>

#include "dialects/postgresql_catalogue.hpp"
#include "support/sqlite_definition.hpp"

namespace instar::test {

std::vector<std::string> description_of(const sqlite_database& database) {
  auto lines = rows_of(*database.connect(),
                       "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                       " AND tbl_name <> 'instar_journal'");
  for (auto& line : lines) line = testing::without_order(line);
  std::ranges::sort(lines);
  return lines;
}

std::vector<std::string> description_of(const postgresql_database& database) {
  const auto session = database.connect();
  std::vector<std::string> lines;
  for (const auto sql : testing::postgresql_catalogue())
    for (auto& line : rows_of(*session, sql))
      if (line.find("instar_journal") == line.npos) lines.push_back(std::move(line));
  std::ranges::sort(lines);
  return lines;
}

}  // namespace instar::test
