#include "dialects/sqlite/types.hpp"

#include <algorithm>

#include <instar/error.hpp>

#include "dialects/portable_objections.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::sqlite_sql {
namespace {

struct spelling_of {
  std::string_view word;
  std::string_view sql;
  std::string_view strict;  ///< in a STRICT table
  bool parametric = false;  ///< parameters are kept, though SQLite does not look at them
};

// SQLite stores a column as the affinity of its type's name says. What it has no storage for is held as text.
constexpr spelling_of spellings[] = {{"boolean", "BOOLEAN", "INT"},
                                     {"smallint", "SMALLINT", "INT"},
                                     {"integer", "INTEGER", "INTEGER"},
                                     {"bigint", "BIGINT", "INT"},
                                     {"real", "REAL", "REAL"},
                                     {"double", "DOUBLE", "REAL"},
                                     {"numeric", "NUMERIC", "REAL", true},
                                     {"text", "TEXT", "TEXT"},
                                     {"varchar", "VARCHAR", "TEXT", true},
                                     {"char", "CHAR", "TEXT", true},
                                     {"bytes", "BLOB", "BLOB"},
                                     {"date", "TEXT", "TEXT"},
                                     {"time", "TEXT", "TEXT"},
                                     {"timetz", "TEXT", "TEXT"},
                                     {"timestamp", "TEXT", "TEXT"},
                                     {"timestamptz", "TEXT", "TEXT"},
                                     {"interval", "TEXT", "TEXT"},
                                     {"uuid", "TEXT", "TEXT"},
                                     {"json", "TEXT", "TEXT"},
                                     {"jsonb", "TEXT", "TEXT"},
                                     {"xml", "TEXT", "TEXT"}};

const spelling_of* find_spelling(const type& any) {
  if (any.dimensions != 0) return nullptr;
  const auto* found = std::ranges::find(spellings, any.name, &spelling_of::word);
  return found == std::end(spellings) ? nullptr : found;
}

std::string word_sql(const type& any, bool strict) {
  const auto* spelling = find_spelling(any);
  if (spelling == nullptr) throw error(error_code::unsupported, unknown_type({}, any).text);
  if (strict) return std::string(spelling->strict);
  return std::string(spelling->sql) + (spelling->parametric ? parameters_sql(any) : std::string());
}

// The rules of https://www.sqlite.org/datatype3.html section 3.1, in their order.
affinity affinity_of(std::string_view declared_type) {
  const std::string name = folded(declared_type);
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("int")) return affinity::integer;
  if (has("char") || has("clob") || has("text")) return affinity::text;
  if (has("blob") || name.empty()) return affinity::none;
  if (has("real") || has("floa") || has("doub")) return affinity::real;
  return affinity::numeric;
}

}  // namespace

bool is_numbered(const column& any) { return any.identity || any.properties.has("autoincrement"); }

std::string type_sql(const column& any, const table& of) {
  if (is_numbered(any)) return "INTEGER";
  if (any.type.raw) return any.type.name;
  if (any.type.declared) return "TEXT";  // of an enumeration; other types that a schema declares are objected to
  return word_sql(any.type, of.properties.has("strict"));
}

bool has_type(const type& any) { return (any.raw && any.dimensions == 0) || find_spelling(any) != nullptr; }

bool is_strict_type(std::string_view sql) {
  constexpr std::string_view known[] = {"int", "integer", "real", "text", "blob", "any"};
  return std::ranges::find(known, folded(sql)) != std::end(known);
}

affinity affinity_of(const column& any, const table& of) {
  const std::string sql = type_sql(any, of);
  return of.properties.has("strict") && folded(sql) == "any" ? affinity::none : affinity_of(sql);
}

}  // namespace instar::sqlite_sql
