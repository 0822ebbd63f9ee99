#include "generator/creation.hpp"

#include <algorithm>

#include "generator/diff.hpp"

namespace instar::generator {
namespace {

bool is_outside_transaction(const operation& change) {
  const auto* sql = std::get_if<execute>(&change);
  const auto* function = std::get_if<run>(&change);
  return (sql != nullptr && sql->outside_transaction) || (function != nullptr && function->outside_transaction);
}

/// A new database is made in one transaction.
bool needs_one_transaction(const migration_text& migration) {
  return std::ranges::none_of(migration.needed_when_new, [&](std::size_t number) {
    return is_outside_transaction(migration.upgrade[number - 1]);
  });
}

}  // namespace

std::vector<operation> creation_of(const lineage& migrations, const model& schema) {
  const bool can_be = std::ranges::all_of(migrations, [](const linked_migration& one) {
    return tells_of_new_databases(one.content) && needs_one_transaction(one.content);
  });
  return can_be && migrations.size() > 1 ? diff({}, schema) : std::vector<operation>();
}

}  // namespace instar::generator
