#include "dialects/postgresql/objections.hpp"

#include "dialects/portable_objections.hpp"
#include "dialects/postgresql/name_objections.hpp"
#include "dialects/postgresql/object_objections.hpp"
#include "dialects/postgresql/table_objections.hpp"

namespace instar::postgresql_sql {

std::vector<finding> objections(const model& schema) {
  std::vector<finding> findings = portable_objections(schema);
  const auto add = [&](std::vector<finding> more) {
    for (auto& one : more) findings.push_back(std::move(one));
  };
  add(object_to_names(schema));
  for (const auto& any : schema.tables) add(object_to_table(any, schema));
  for (const auto& any : schema.objects) add(object_to_object(any, schema));
  return findings;
}

}  // namespace instar::postgresql_sql
