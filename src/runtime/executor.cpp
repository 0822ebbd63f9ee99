#include "runtime/executor.hpp"

#include <algorithm>
#include <utility>

#include <instar/error.hpp>
#include <instar/migration_lock.hpp>

#include "runtime/odb_versions.hpp"
#include "runtime/route.hpp"
#include "runtime/step_execution.hpp"

namespace instar {

executor::executor(connection& session, const history& known, const migration_options& options)
    : session_(session), known_(known), options_(options), replay_(known) {}

report executor::go(std::string_view target, direction way) {
  way_ = way;
  if (nothing_to_do(target)) return std::move(report_);
  if (options_.dry_run) return rehearse(target);
  try {
    migrate_under_lock(target);
  } catch (...) {
    rethrow_with_state({report_.migrations, position(), attempt_});
  }
  report_.after = position();
  return std::move(report_);
}

/// The one read of a database that is where it should be.
bool executor::nothing_to_do(std::string_view target) {
  try {
    read_position(read_journal(session_, known_.name()), target);
  } catch (const error& failure) {
    // Somebody else is writing just now. Under the lock it is our turn.
    if (failure.worth_retrying()) return false;
    throw;
  }
  return !half_way_ && route().empty();
}

void executor::migrate_under_lock(std::string_view target) {
  const migration_lock lock(session_, migration_lock::whole_database, options_.lock_wait);
  while (migrate_one(target)) {
  }
}

/// One transaction, unless the migration is several. Another process may have got further since the last, so the
/// journal is read within it.
bool executor::migrate_one(std::string_view target) {
  transaction work(session_, transaction_kind::schema_change);
  const auto rows = read_journal(work, known_.name());
  read_position(rows.value_or(journal_rows()), target);
  const auto migration = begin_next();
  if (!migration) return false;
  if (!rows) create_journal(work);
  if (migration->is_whole() && !half_way_) {
    execute(work, *migration);
    finish(work, *migration);
  } else {
    execute_in_parts(work, *migration);
  }
  return true;
}

/// Everything in one transaction, which is never committed.
report executor::rehearse(std::string_view target) {
  try {
    const migration_lock lock(session_, migration_lock::whole_database, options_.lock_wait);
    transaction work(session_, transaction_kind::schema_change);
    const auto rows = read_journal(work, known_.name());
    read_position(rows.value_or(journal_rows()), target);
    if (!rows) create_journal(work);
    while (const auto migration = begin_next()) {
      execute(work, *migration);
      write_journal(work, *migration);
      record(*migration);
    }
  } catch (...) {
    rethrow_with_state({{}, report_.before, attempt_});
  }
  return std::move(report_);
}

/// What was begun is completed first.
std::optional<rendered_migration> executor::begin_next() {
  if (half_way_) return begin(half_way_->revision, half_way_->way);
  const auto ahead = route();
  return ahead.empty() ? std::nullopt : std::optional(begin(ahead.front(), way_));
}

rendered_migration executor::begin(std::string_view revision, direction way) {
  attempt_ = {.way = way, .revision = std::string(revision), .kept = half_way_};
  auto migration = replay_.render(revision, way, applied_, session_.dialect());
  attempt_->message = migration.text.message;
  notify(event(migration_event::moment::begins, migration));
  return migration;
}

/// What comes before the first step.
void executor::prepare(transaction& work, const rendered_migration& migration) {
  if (half_way_) return;
  if (migration.way == direction::up && applied_.empty()) expect_not_made_by_odb(work, migration.entry->read());
  if (options_.before) options_.before(work, event(migration_event::moment::begins, migration));
}

/// The steps that are not done yet, in one transaction.
void executor::execute(transaction& work, const rendered_migration& migration) {
  prepare(work, migration);
  for (std::size_t i = half_way_ ? half_way_->steps_done : 0; i < migration.steps.size(); ++i) {
    enter(migration, i);
    execute_step(work, migration.steps[i], *migration.entry->embedded, options_);
  }
  attempt_->step.clear();
  if (options_.after) options_.after(work, event(migration_event::moment::done, migration));
}

void executor::enter(const rendered_migration& migration, std::size_t step) {
  const auto& description = migration.steps[step].planned.description;
  attempt_->step = std::to_string(step + 1) + " of " + std::to_string(migration.steps.size()) + ": " + description;
  notify(event(migration_event::moment::step, migration, step + 1));
}

void executor::finish(transaction& work, const rendered_migration& migration) {
  write_journal(work, migration);
  commit(work, migration);
}

void executor::commit(transaction& work, const rendered_migration& migration) {
  attempt_->committing = true;
  work.commit();
  record(migration);
  notify(event(migration_event::moment::done, migration));
}

void executor::record(const rendered_migration& migration) {
  attempt_.reset();
  half_way_.reset();
  report_.migrations.push_back({migration.way, migration.text.revision, migration.text.message});
  if (migration.way == direction::up)
    applied_.push_back(migration.entry->revision);
  else
    std::erase(applied_, migration.entry->revision);
}

void executor::write_journal(transaction& work, const rendered_migration& migration) {
  if (migration.way == direction::up)
    add_to_journal(work, known_.name(), *migration.entry, migration.text.message);
  else
    remove_from_journal(work, known_.name(), *migration.entry);
}

/// The goal is found once: `+1` is one more than there was at the start.
void executor::read_position(const journal_rows& rows, std::string_view target) {
  applied_ = verified(rows, known_);
  half_way_ = unfinished_in(rows, known_);
  if (goal_) return;
  goal_ = goal_of(known_, target, applied_, way_);
  report_.before = report_.after = position();
}

revision_order executor::route() const {
  if (way_ == direction::up) return route_up(known_, applied_, *goal_);
  auto down = route_down(applied_, *goal_);
  require_way_down(known_, down);
  return down;
}

std::vector<std::string> executor::position() const {
  const auto heads = known_.heads_of(applied_);
  return {heads.begin(), heads.end()};
}

migration_event executor::event(migration_event::moment what, const rendered_migration& migration,
                                std::size_t step) const {
  return {.what = what,
          .way = migration.way,
          .revision = migration.text.revision,
          .message = migration.text.message,
          .steps = migration.steps.size(),
          .step = step,
          .description = step == 0 ? std::string_view() : migration.steps[step - 1].planned.description};
}

void executor::notify(const migration_event& event) const {
  if (options_.observer) options_.observer(event);
}

}  // namespace instar
