#include "runtime/creation.hpp"

#include <algorithm>
#include <string>

namespace instar {
namespace {

/// Where a database keeps the old migrations of a squashed one, the chain holds others than the build made it of.
bool knows_owners(const history& known, const chain_creation& embedded) {
  return std::ranges::all_of(embedded, [&](const creation_step& step) {
    return step.revision.empty() || known.find(step.revision) != nullptr;
  });
}

}  // namespace

const chain_creation* find_creation(const history& known, const revision_order& applied, const revision_order& ahead,
                                    const dialect& language) {
  if (!applied.empty() || ahead.size() != known.entries().size()) return nullptr;
  const auto* embedded = known.creation_for(language.name());
  return embedded != nullptr && knows_owners(known, *embedded) ? embedded : nullptr;
}

planned_step planned(const creation_step& step) {
  planned_step ready{std::string(step.description), {}};
  ready.statements.reserve(step.size);
  for (const auto& [sql, role, found, expected] : step) {
    auto& one = ready.statements.emplace_back(statement{std::string(sql), role, std::string(found)});
    if (role == statement_role::expect_same) one.expected.emplace_back(expected);
  }
  return ready;
}

}  // namespace instar
