#include <instar/comparison.hpp>
#include <instar/error.hpp>
#include <instar/migrate.hpp>

#include "runtime/journal.hpp"
#include "runtime/newer_migrations.hpp"
#include "runtime/replay.hpp"

namespace instar {
namespace {

live_comparison compare_with(connection& session, const history& known, const revision_order& applied,
                             const introspection_options& options) {
  replay migrations(known);
  return compare_live(session, migrations.schema_after({applied.begin(), applied.end()}), options);
}

}  // namespace

live_comparison compare_live(connection& session, const chain& embedded, const introspection_options& options) {
  const newer_migrations newer(session, embedded);
  newer.require_all();
  const auto known = history_for(session, newer.with_them());
  return compare_with(session, known, verified(read_journal(session, known.name()), known), options);
}

live_comparison compare_live(connection& session, const chain& embedded, std::string_view target,
                             const introspection_options& options) {
  const history known(embedded);
  const auto goal = resolve(known.graph(), target);
  return compare_with(session, known, known.graph().in_order(known.graph().ancestry({goal.begin(), goal.end()})),
                      options);
}

void expect_no_drift(connection& session, const chain& embedded, const introspection_options& options) {
  const auto both = compare_live(session, embedded, options);
  if (both.declared == both.live) return;
  throw error(error_code::differs,
              "the database is not what its migrations make; it lacks (-), has beside that (+) or has otherwise (~)\n" +
                  compare(both.declared, both.live),
              {.state = "nothing was changed",
               .remedy = "undo in the database what was done to it by hand, or write a migration that does the same"});
}

}  // namespace instar
