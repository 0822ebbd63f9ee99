#include <optional>

#include <instar/migrate.hpp>

#include "runtime/executor.hpp"
#include "runtime/first_look.hpp"
#include "runtime/journal.hpp"
#include "runtime/settled_chain.hpp"

namespace instar {

report upgrade(connection& session, const chain& embedded, std::string_view target, const migration_options& options) {
  const auto settled = unless_held_up([&] { return settled_head(session, embedded, target); });
  if (settled && !settled->empty()) return {.before = {*settled}, .after = {*settled}};
  const auto seen = settled ? look_at_journal(session, embedded.name) : std::nullopt;
  const auto known = seen ? history_for(*seen, embedded) : history_for(session, embedded);
  return executor(session, known, options).go(target, direction::up, seen);
}

}  // namespace instar
