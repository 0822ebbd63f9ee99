#include <instar/migrate.hpp>

#include "runtime/executor.hpp"
#include "runtime/journal.hpp"

namespace instar {

report upgrade(connection& session, const chain& embedded, std::string_view target, const migration_options& options) {
  const history known(embedded);
  return executor(session, known, options).go(target, direction::up);
}

report downgrade(connection& session, const chain& embedded, std::string_view target,
                 const migration_options& options) {
  const history known(embedded);
  return executor(session, known, options).go(target, direction::down);
}

std::vector<std::string> current(connection& session, const chain& embedded) {
  const history known(embedded);
  const auto applied = verified(read_journal(session, known.name()), known);
  const auto heads = known.heads_of(applied);
  return {heads.begin(), heads.end()};
}

}  // namespace instar
