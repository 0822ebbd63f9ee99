#include "runtime/executor.hpp"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

#include <instar/creation_text.hpp>
#include <instar/error.hpp>
#include <instar/migration_lock.hpp>

#include "runtime/alembic.hpp"
#include "runtime/odb_versions.hpp"
#include "runtime/patience.hpp"
#include "runtime/step_execution.hpp"

namespace instar {
namespace {

std::string numbered(std::size_t number, std::size_t of, const std::string& step) {
  return std::to_string(number) + " of " + std::to_string(of) + ": " + step;
}

}  // namespace

executor::executor(connection& session, const history& known, const migration_options& options)
    : session_(session), known_(known), options_(options), replay_(known) {}

report executor::go(std::string_view target, direction way, const std::optional<journal_rows>& seen) {
  way_ = way;
  if (seen && nothing_to_do(*seen, target)) return std::move(report_);
  if (options_.dry_run) return rehearse(target);
  try {
    migrate_under_lock(target);
  } catch (...) {
    rethrow_with_state({report_.migrations, position(), attempt_, remedy()});
  }
  report_.after = position();
  return std::move(report_);
}

/// Whoever finds the tables of the first migration there already may be looking at those that Alembic made.
std::string executor::remedy() const {
  if (!attempt_ || !applied_.empty() || way_ == direction::down) return {};
  try {
    return alembic_remedy(alembic_revisions(session_));
  } catch (const std::exception&) {
    return {};  // the first failure is the one to be told
  }
}

bool executor::nothing_to_do(const journal_rows& seen, std::string_view target) {
  try {
    read_position(seen, target);
  } catch (const error&) {
    rethrow_with_state({report_.migrations, {}, attempt_});
  }
  return !half_way_ && ahead_.empty();
}

void executor::migrate_under_lock(std::string_view target) {
  const migration_lock lock(session_, migration_lock::whole_database, options_.waits());
  while (migrate_patiently(target)) {
  }
}

/// Others may have what the transaction wants: then they pass, and it is begun again. A migration of several that has
/// got further since has as much time for that as at first.
bool executor::migrate_patiently(std::string_view target) {
  for (patience left(options_.lock_wait);;) {
    const auto before = half_way_;
    try {
      return migrate_one(target);
    } catch (const error& failure) {
      if (is_further_than(before)) left = patience(options_.lock_wait);
      const auto pause = left.pause_after(failure);
      if (!pause) throw;
      if (attempt_) notify_again(*attempt_, failure.message());
      std::this_thread::sleep_for(*pause);
    }
  }
}

/// One transaction, unless the migration is several. Another process may have got further since the last, so the
/// journal is read within it: whole, unless it ends as this run has left it.
bool executor::migrate_one(std::string_view target) {
  transaction work(session_, transaction_kind::schema_change);
  if (!is_as_left(work)) read_journal_in(work, target);
  if (const auto* embedded = applicable_creation()) {
    finish(work, make_at_once(work, *embedded));
    return false;
  }
  const auto migration = begin_next();
  if (!migration) return false;
  if (migration->is_whole() && !half_way_) {
    execute(work, *migration);
    finish(work, *migration);
  } else {
    execute_in_parts(work, *migration);
  }
  return true;
}

/// Whoever comes between two migrations changes the end of the journal. What was squashed goes by other names there.
bool executor::is_as_left(transaction& work) const {
  if (report_.migrations.empty() || half_way_ || known_.is_squashed()) return false;
  if (session_.lock_outlasts_transactions()) return true;
  return last_in_journal(work, known_.name()) == (applied_.empty() ? std::string_view() : applied_.back());
}

/// Everything in one transaction, which is never committed.
report executor::rehearse(std::string_view target) {
  try {
    const migration_lock lock(session_, migration_lock::whole_database, options_.waits());
    transaction work(session_, transaction_kind::schema_change);
    read_journal_in(work, target);
    if (const auto* embedded = applicable_creation()) {
      static_cast<void>(make_at_once(work, *embedded));
      record(all_of_history());
    }
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
  return ahead_.empty() ? std::nullopt : std::optional(begin(ahead_.front(), way_));
}

rendered_migration executor::begin(std::string_view revision, direction way) {
  const bool changed = attempt_ && attempt_->changed;
  attempt_ = {.way = way, .revision = std::string(revision), .kept = half_way_, .changed = changed};
  auto migration = replay_.render(revision, way, applied_, session_.dialect());
  attempt_->message = migration.text.message;
  notify(event(migration_event::moment::begins, migration));
  return migration;
}

/// What comes before the first step.
void executor::prepare(transaction& work, const rendered_migration& migration) {
  if (half_way_) return;
  if (migration.way == direction::up && applied_.empty()) expect_not_made_by_odb(work, *migration.entry);
  if (options_.before) options_.before(work, event(migration_event::moment::begins, migration));
}

/// The steps that are not done yet, in one transaction.
void executor::execute(transaction& work, const rendered_migration& migration) {
  prepare(work, migration);
  for (std::size_t i = half_way_ ? half_way_->steps_done : 0; i < migration.steps.size(); ++i) {
    enter(migration, i);
    execute_step(work, migration.steps[i], migration.entry->embedded(), options_);
  }
  attempt_->step.clear();
  if (options_.after) options_.after(work, event(migration_event::moment::done, migration));
}

void executor::enter(const rendered_migration& migration, std::size_t step) {
  const auto& description = migration.steps[step].planned.description;
  attempt_->step = numbered(step + 1, migration.steps.size(), description);
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
  // What was begun the other way is ahead again.
  if (migration.way == way_)
    std::erase(ahead_, migration.entry->revision);
  else
    ahead_ = route();
}

const chain_creation* executor::applicable_creation() const {
  if (way_ == direction::down || options_.every_migration || half_way_) return nullptr;
  return find_creation(known_, applied_, ahead_, session_.dialect());
}

creation executor::make_at_once(transaction& work, const chain_creation& embedded) {
  const auto& head = known_.entries().back();
  creation all{&embedded, &head, head.message()};
  expect_not_made_by_odb(work, known_.entries().front());
  notify(event(migration_event::moment::creates, all));
  if (options_.before) options_.before(work, event(migration_event::moment::creates, all));
  execute(work, all);
  attempt_->step.clear();
  if (options_.after) options_.after(work, event(migration_event::moment::done, all));
  return all;
}

/// Nothing says in advance that the SQL and the functions which are needed besides work on the schema of the heads.
void executor::execute(transaction& work, const creation& all) {
  creation_reader steps(all.embedded->steps);
  std::size_t number = 0;
  while (const auto step = steps.next()) {
    const auto& owner = step->revision.empty() ? *all.head : *known_.find(step->revision);
    attempt_ = {.way = way_,
                .revision = std::string(owner.revision),
                .message = &owner == all.head ? all.message : owner.message(),
                .at_once = true};
    attempt_->step = numbered(++number, all.embedded->size, step->description);
    notify(event(migration_event::moment::step, all, number, step->description));
    execute_step(work, *step, owner.embedded(), options_);
  }
}

void executor::finish(transaction& work, const creation& all) {
  auto all_done = all_of_history();
  begin_journal(work, known_, all_done);
  attempt_->committing = true;
  work.commit();
  record(std::move(all_done));
  notify(event(migration_event::moment::done, all));
}

std::vector<migrated> executor::all_of_history() const {
  std::vector<migrated> all;
  all.reserve(known_.entries().size());
  for (const auto& entry : known_.entries()) all.push_back({way_, std::string(entry.revision), entry.message()});
  return all;
}

void executor::record(std::vector<migrated> all) {
  attempt_.reset();
  std::ranges::move(all, std::back_inserter(report_.migrations));
  applied_ = std::exchange(ahead_, {});
}

void executor::write_journal(transaction& work, const rendered_migration& migration) {
  if (migration.way == direction::down)
    remove_from_journal(work, known_.name(), *migration.entry);
  else if (half_way_)
    complete_in_journal(work, known_.name(), *migration.entry);
  else
    add_to_journal(work, known_.name(), *migration.entry, migration.text.message);
}

/// Reads where the database is, and leaves a journal that can be written to.
void executor::read_journal_in(transaction& work, std::string_view target) {
  const auto found = read_journal(work, known_.name());
  read_position(found.rows, target);
  found.form.complete(work);
}

/// The goal is found once: `+1` is one more than there was at the start.
void executor::read_position(const journal_rows& all, std::string_view target) {
  auto rows = all;
  report_.newer = take_harmless_newer(rows, known_);
  applied_ = verified(rows, known_);
  half_way_ = unfinished_in(rows, known_);
  if (!goal_) {
    goal_ = goal_of(known_, target, applied_, way_);
    report_.before = report_.after = position();
  }
  ahead_ = route();
  report_.migrations.reserve(report_.migrations.size() + ahead_.size());
  // Where this program belongs among what it does not know, nobody can say.
  if (!report_.newer.empty() && (half_way_ || !ahead_.empty())) static_cast<void>(verified(all, known_));
}

revision_order executor::route() const {
  if (way_ == direction::up) return route_up(known_, applied_, *goal_);
  auto down = route_down(known_, applied_, *goal_);
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

migration_event executor::event(migration_event::moment what, const creation& all, std::size_t step,
                                std::string_view description) const {
  return {.what = what,
          .way = way_,
          .revision = all.head->revision,
          .message = all.message,
          .steps = all.embedded->size,
          .step = step,
          .description = description};
}

void executor::notify_again(const attempt& held_up, std::string_view reason) const {
  notify({.what = migration_event::moment::again,
          .way = held_up.way,
          .revision = held_up.revision,
          .message = held_up.message,
          .steps = 0,
          .description = reason});
}

void executor::notify(const migration_event& event) const {
  if (options_.observer) options_.observer(event);
}

}  // namespace instar
