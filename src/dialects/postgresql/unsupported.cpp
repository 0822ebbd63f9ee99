#include "dialects/postgresql/unsupported.hpp"

#include <string_view>

namespace instar::postgresql_sql {
namespace {

struct missing_property {
  std::string_view name, text;
  std::string_view suggestion = "declare it for sqlite only";
};

constexpr missing_property missing_properties[] = {
    {"strict", "PostgreSQL has no STRICT tables: it holds every column to its type"},
    {"without_rowid", "PostgreSQL has no tables WITHOUT ROWID: its tables have no rowids"},
    {"autoincrement", "PostgreSQL has no AUTOINCREMENT: an identity never uses a number twice"},
    {"on_conflict", "PostgreSQL has no ON CONFLICT in a definition: it is said in each INSERT"},
    {"generated_virtual", "PostgreSQL 15 has no virtual generated columns",
     "let PostgreSQL store it: postgresql.generated_stored; or declare the column for sqlite only"},
};

}  // namespace

std::vector<finding> object_to_properties(const std::string& where, const properties& all) {
  std::vector<finding> found;
  for (const auto& [name, text, suggestion] : missing_properties)
    if (all.has(name) && !(name == "generated_virtual" && all.has("generated_stored")))
      found.push_back({"unsupported", where, std::string(text), std::string(suggestion)});
  return found;
}

}  // namespace instar::postgresql_sql
