#include "dialects/sqlite/types.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "dialects/portable_objections.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

struct spelling_of {
  std::string_view word, sql;
};

// SQLite stores a column as the affinity of its type's name says. What it has no storage for is held as text.
constexpr std::array<spelling_of, 16> spellings{{{"boolean", "BOOLEAN"},
                                                 {"smallint", "SMALLINT"},
                                                 {"integer", "INTEGER"},
                                                 {"bigint", "BIGINT"},
                                                 {"real", "REAL"},
                                                 {"double", "DOUBLE"},
                                                 {"text", "TEXT"},
                                                 {"varchar", "VARCHAR"},
                                                 {"numeric", "NUMERIC"},
                                                 {"bytes", "BLOB"},
                                                 {"date", "TEXT"},
                                                 {"time", "TEXT"},
                                                 {"timestamp", "TEXT"},
                                                 {"timestamptz", "TEXT"},
                                                 {"uuid", "TEXT"},
                                                 {"json", "TEXT"}}};

}  // namespace

std::string type_sql(const type& any) {
  if (any.raw) return any.name;
  const auto* found = std::ranges::find(spellings, any.name, &spelling_of::word);
  if (found == spellings.end()) throw error(error_code::unsupported, unknown_type({}, any).text);
  return std::string(found->sql) + parameters_sql(any);
}

std::string type_sql(const column& any) { return any.identity ? "INTEGER" : type_sql(any.type); }

// The rules of https://www.sqlite.org/datatype3.html section 3.1, in their order.
affinity affinity_of(std::string_view declared_type) {
  const std::string name = folded(declared_type);
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("int")) return affinity::integer;
  if (has("char") || has("clob") || has("text")) return affinity::text;
  if (has("blob") || name.empty()) return affinity::blob;
  if (has("real") || has("floa") || has("doub")) return affinity::real;
  return affinity::numeric;
}

}  // namespace instar::sqlite_sql
