#include <instar/migrate.hpp>

#include "runtime/executor.hpp"
#include "runtime/first_look.hpp"
#include "runtime/journal.hpp"
#include "runtime/newer_migrations.hpp"

namespace instar {

report downgrade(connection& session, const chain& embedded, std::string_view target,
                 const migration_options& options) {
  const newer_migrations newer(session, embedded);
  newer.require_ways_down();
  const auto known = history_for(session, newer.with_them());
  const auto seen = unless_held_up([&] { return read_journal(session, known.name()); });
  return executor(session, known, options).go(target, direction::down, seen);
}

}  // namespace instar
