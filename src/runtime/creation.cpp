#include "runtime/creation.hpp"

#include <instar/creation_text.hpp>
#include <instar/error.hpp>

#include "runtime/history_entry.hpp"

namespace instar {
namespace {

/// Where a database keeps the old migrations of a squashed one, the chain holds others than the build made it of.
bool knows_owners(const history& known, const chain_creation& embedded) try {
  creation_reader steps(embedded.steps);
  std::size_t size = 0;
  for (; const auto step = steps.next(); ++size)
    if (!step->revision.empty() && known.find(step->revision) == nullptr) return false;
  if (size != embedded.size) refuse_chain(known.name(), "the chain does not say all of how a new database is made");
  return true;
} catch (const error& failure) {
  refuse_chain(known.name(), failure.message());
}

}  // namespace

const chain_creation* find_creation(const history& known, const revision_order& applied, const revision_order& ahead,
                                    const dialect& language) {
  if (!applied.empty() || ahead.size() != known.entries().size()) return nullptr;
  const auto* embedded = known.creation_for(language.name());
  return embedded != nullptr && knows_owners(known, *embedded) ? embedded : nullptr;
}

}  // namespace instar
