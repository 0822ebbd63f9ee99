#include <instar/error.hpp>
#include <instar/migrate.hpp>
#include <instar/migration_lock.hpp>
#include <instar/transaction.hpp>

#include "runtime/journal.hpp"
#include "runtime/odb_versions.hpp"
#include "runtime/route.hpp"

namespace instar {
namespace {

std::vector<std::string> strings(const revision_order& revisions) { return {revisions.begin(), revisions.end()}; }

/// Whoever says where the database is has taken care of what was half-way.
revision_order applied_rows(transaction& work, const history& known, bool purge) {
  if (!purge) {
    forget_half_way(work, known.name());
    return verified(read_journal(work, known.name()).rows, known);
  }
  clear_journal(work, known.name());
  return {};
}

}  // namespace

report stamp(connection& session, const chain& embedded, const std::vector<std::string>& targets, bool purge,
             const migration_options& options) {
  const migration_lock lock(session, migration_lock::whole_database, options.waits());
  const auto known = purge ? history(embedded) : history_for(session, embedded);
  transaction work(session, transaction_kind::schema_change);
  journal_form(work).complete(work);
  const auto applied = applied_rows(work, known, purge);
  const auto after = stamped(known.graph(), targets, applied);
  const auto goal = known.graph().marked(after);
  if (applied.empty() && !after.empty()) expect_whole_version_of_odb(work);
  for (const auto& revision : route_down(known, applied, goal))
    remove_from_journal(work, known.name(), *known.find(revision));
  for (const auto& revision : route_up(known, applied, goal)) {
    const auto& entry = *known.find(revision);
    add_to_journal(work, known.name(), entry, entry.message());
  }
  if (!options.dry_run) work.commit();
  return {strings(known.heads_of(applied)), strings(known.graph().heads_of(after)), {}};
}

report stamp_from_alembic(connection& session, const chain& embedded, const migration_options& options) {
  const history known(embedded);
  const auto revisions = alembic_revisions(session);
  if (revisions.empty())
    throw error(error_code::usage,
                "Alembic has left nothing in this database: it has no row in a table alembic_version",
                {.state = "nothing was changed", .remedy = "name the revisions: migrate stamp REVISION"});
  for (const auto& each : revisions)
    if (known.find(each) == nullptr)
      throw error(error_code::unknown_revision,
                  "Alembic left the database at " + each + ", and no migration of chain " + std::string(known.name()) +
                      " is called so",
                  {.where = "table alembic_version",
                   .state = "nothing was changed",
                   .remedy = "give that id to the migration that makes the schema as Alembic left it (REV_ID=" + each +
                             " when its revision is written), or name the one that does: migrate stamp REVISION"});
  return stamp(session, embedded, revisions, false, options);
}

void ensure_journal(connection& session, const migration_options& options) {
  const migration_lock lock(session, migration_lock::whole_database, options.waits());
  transaction work(session, transaction_kind::schema_change);
  journal_form(work).complete(work);
  work.commit();
}

}  // namespace instar
