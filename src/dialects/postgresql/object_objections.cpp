#include "dialects/postgresql/object_objections.hpp"

#include <string>
#include <string_view>

#include "dialects/portable_objections.hpp"
#include "dialects/postgresql/partitions.hpp"
#include "dialects/postgresql/unsupported.hpp"

namespace instar::postgresql_sql {
namespace {

/// The property without which an object cannot be made.
std::string_view needed_for(object_kind kind) {
  switch (kind) {
    case object_kind::domain: return "type";
    case object_kind::function:
    case object_kind::procedure:
    case object_kind::view:
    case object_kind::materialized_view:
    case object_kind::trigger: return "definition";
    case object_kind::partition: return "bounds";
    case object_kind::grant: return "privileges";
    case object_kind::custom: return "create";
    default: return {};
  }
}

}  // namespace

std::vector<finding> object_to_object(const object& any, const model& schema) {
  const std::string where = place_of(any);
  auto found = object_to_properties(where, any.properties);
  const auto needed = needed_for(any.kind);
  if (!needed.empty() && !any.properties.has(needed))
    found.push_back({"no_sql", where, "it has no SQL for PostgreSQL",
                     "give it postgresql." + std::string(needed) + ", or declare it for sqlite only"});
  if (any.kind == object_kind::partition && is_waiting(any, schema))
    found.push_back({"not_partitioned", where, any.on + " has no partitions, and this would be one",
                     "give " + any.on + " partition_by, or take the partition away"});
  return found;
}

}  // namespace instar::postgresql_sql
