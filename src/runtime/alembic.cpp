#include "runtime/alembic.hpp"

#include <instar/migrate.hpp>

namespace instar {
namespace {

bool exists(transaction& work) {
  const bool sqlite = work.dialect().name() == "sqlite";
  const auto* question = sqlite ? "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
                                : "SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL";
  return !work.execute(question).rows.empty();
}

std::string listed(const std::vector<std::string>& revisions) {
  std::string text;
  for (const auto& each : revisions) text += (text.empty() ? "" : ", ") + each;
  return text;
}

}  // namespace

std::vector<std::string> read_alembic(transaction& work) {
  std::vector<std::string> revisions;
  if (!exists(work)) return revisions;
  for (const auto& row : work.execute("SELECT version_num FROM alembic_version ORDER BY version_num").rows)
    if (const auto* text = std::get_if<std::string>(&row.front())) revisions.push_back(*text);
  return revisions;
}

std::string alembic_remedy(const std::vector<std::string>& revisions) {
  if (revisions.empty()) return {};
  return "Alembic has kept this database until now, at " + listed(revisions) +
         ": take it over by `migrate stamp --from-alembic`, or by `migrate stamp` and the migration that stands for "
         "that";
}

std::vector<std::string> alembic_revisions(connection& session) {
  transaction work(session);
  return read_alembic(work);
}

}  // namespace instar
