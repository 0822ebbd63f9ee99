#include "dialects/postgresql/types.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "dialects/portable_objections.hpp"
#include "dialects/standard_sql.hpp"

namespace instar::postgresql_sql {
namespace {

// Types between which PostgreSQL has casts of its own stand in one family.
enum class family { number, text, boolean, bytes, moment, other };

struct spelling_of {
  std::string_view word, sql;
  family kind;
};

constexpr std::array<spelling_of, 16> spellings{{{"boolean", "boolean", family::boolean},
                                                 {"smallint", "smallint", family::number},
                                                 {"integer", "integer", family::number},
                                                 {"bigint", "bigint", family::number},
                                                 {"real", "real", family::number},
                                                 {"double", "double precision", family::number},
                                                 {"numeric", "numeric", family::number},
                                                 {"text", "text", family::text},
                                                 {"varchar", "varchar", family::text},
                                                 {"bytes", "bytea", family::bytes},
                                                 {"date", "date", family::moment},
                                                 {"time", "time", family::other},
                                                 {"timestamp", "timestamp", family::moment},
                                                 {"timestamptz", "timestamptz", family::moment},
                                                 {"uuid", "uuid", family::other},
                                                 {"json", "json", family::other}}};

const spelling_of& find_spelling(const type& any) {
  const auto* found = std::ranges::find(spellings, any.name, &spelling_of::word);
  if (found == spellings.end()) throw error(error_code::unsupported, unknown_type({}, any).text);
  return *found;
}

}  // namespace

std::string type_sql(const type& any) {
  if (any.raw) return any.name;
  return std::string(find_spelling(any).sql) + parameters_sql(any);
}

std::string conversion_sql(const std::string& value, const type& from, const type& to) {
  const std::string target = "::" + type_sql(to);
  if (from.raw || to.raw) return value + target;
  const family source_kind = find_spelling(from).kind;
  const family target_kind = find_spelling(to).kind;
  // A cast would read and write PostgreSQL's notation of bytes, not the bytes of the text.
  if (source_kind == family::text && target_kind == family::bytes) return "convert_to(" + value + ", 'UTF8')";
  if (source_kind == family::bytes && target_kind == family::text) return "convert_from(" + value + ", 'UTF8')";
  // A conversion unasked would depend on the time zone of the session that migrates.
  if (source_kind == family::moment && target_kind == family::moment && from.name != to.name) {
    if (from.name == "timestamptz") return value + " AT TIME ZONE 'UTC'";
    if (to.name == "timestamptz") return value + "::timestamp AT TIME ZONE 'UTC'";
  }
  if (target_kind == family::text || (source_kind == target_kind && source_kind != family::other)) return {};
  if (source_kind == family::text) return value + target;
  // PostgreSQL casts truth to and from one number type only.
  if (source_kind == family::boolean && target_kind == family::number) return value + "::integer";
  if (source_kind == family::number && target_kind == family::boolean)
    return value + (from.name == "integer" ? "" : "::integer") + target;
  return value + "::text" + target;
}

}  // namespace instar::postgresql_sql
