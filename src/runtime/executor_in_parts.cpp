#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "runtime/backfill_batch.hpp"
#include "runtime/backfill_end.hpp"
#include "runtime/executor.hpp"
#include "runtime/process_mark.hpp"
#include "runtime/step_execution.hpp"

// Each part of such a migration is a transaction in which the journal says how far it is. Where a database has no lock
// that outlasts a transaction, another process may have taken over between two of them: so each part reads the journal
// first, and gives way when it is not where this process left it.

namespace instar {

namespace {

constexpr std::string_view begun = "begun";
constexpr std::string_view by = " by ";
constexpr std::string_view behind_key = "key ";
constexpr std::chrono::milliseconds pause_between_looks(20);

/// Where others may look between two transactions, they are told who is at it.
std::string begun_on(const connection& session) {
  return std::string(begun) + (session.lock_outlasts_transactions() ? "" : std::string(by) + own_process_mark());
}

/// The process that has begun a step, if it is told.
std::string_view beginner_in(std::string_view step_state) {
  return step_state.substr(std::min(step_state.size(), begun.size() + by.size()));
}

}  // namespace

/// From where the journal says that it is, with `first` open, to its end, or to where another process took over.
void executor::execute_in_parts(transaction& first, const rendered_migration& migration) {
  execute_part(first, migration);
  while (half_way_) {
    if (!execute_apart(migration)) return;
    transaction work(session_, transaction_kind::schema_change);
    if (!is_where_it_was(work)) return;
    execute_part(work, migration);
  }
}

/// The steps up to the next that is apart, in one transaction, which is the last when there is none.
void executor::execute_part(transaction& work, const rendered_migration& migration) {
  const bool resumed = half_way_.has_value();
  std::size_t next = resumed ? half_way_->steps_done : 0;
  const bool begins_apart = next < migration.steps.size() && migration.steps[next].planned.apart;
  prepare(work, migration);
  if (resumed && begins_apart) return work.rollback();
  for (; next != migration.steps.size() && !migration.steps[next].planned.apart; ++next) {
    enter(migration, next);
    execute_step(work, migration.steps[next], migration.entry->embedded(), options_);
  }
  if (next == migration.steps.size()) {
    attempt_->step.clear();
    if (options_.after) options_.after(work, event(migration_event::moment::done, migration));
    return finish(work, migration);
  }
  note(work, migration, next, {});
}

/// Whether this process was the one to do it.
bool executor::execute_apart(const rendered_migration& migration) {
  const auto& step = migration.steps[half_way_->steps_done];
  enter(migration, half_way_->steps_done);
  if (const auto* filling = std::get_if<backfill>(&step.change)) return execute_batches(migration, *filling);
  if (std::holds_alternative<commit_here>(step.change)) {
    transaction work(session_, transaction_kind::schema_change);
    if (!is_where_it_was(work)) return false;
    note(work, migration, half_way_->steps_done + 1, {});
    return true;
  }
  const bool was_begun = half_way_->step_state.starts_with(begun);
  if (was_begun && is_another_at_work(beginner_in(half_way_->step_state))) return wait_for_other();
  if (!was_begun || !session_.lock_outlasts_transactions()) {
    transaction work(session_, transaction_kind::schema_change);
    if (!is_where_it_was(work)) return false;
    note(work, migration, half_way_->steps_done, begun_on(session_));
  }
  try {
    execute_outside_step(session_, step, migration.entry->embedded(), options_, was_begun);
  } catch (const error& failure) {
    if (clears_up_after(session_, step, failure)) {
      transaction work(session_, transaction_kind::schema_change);
      note(work, migration, half_way_->steps_done, {});
    } else {
      withdraw(migration);
    }
    throw;
  } catch (...) {
    withdraw(migration);
    throw;
  }
  transaction work(session_, transaction_kind::schema_change);
  note(work, migration, half_way_->steps_done + 1, {});
  return true;
}

/// Where a step that failed names who is at it: others need not wait for a process that lives on.
void executor::withdraw(const rendered_migration& migration) {
  if (session_.lock_outlasts_transactions()) return;
  try {
    transaction work(session_, transaction_kind::schema_change);
    if (is_where_it_was(work)) note(work, migration, half_way_->steps_done, std::string(begun));
  } catch (const std::exception&) {
    attempt_->committing = false;  // the first failure is the one to tell of
  }
}

/// Whether a step or a batch was done since. That one was begun, and cleared away again, is no progress.
bool executor::is_further_than(const std::optional<half_way>& before) const {
  if (!half_way_) return false;
  if (half_way_->steps_done != (before ? before->steps_done : 0)) return true;
  return half_way_->step_state.starts_with(behind_key) && (!before || half_way_->step_state != before->step_state);
}

/// Until it has got further, or has gone. Returns that it was not this process that did the step.
bool executor::wait_for_other() {
  const auto other = std::string(beginner_in(half_way_->step_state));
  const auto end = std::chrono::steady_clock::now() + options_.lock_wait;
  for (;;) {
    std::this_thread::sleep_for(pause_between_looks);
    {
      transaction work(session_, transaction_kind::schema_change);
      if (!is_where_it_was(work) || !is_another_at_work(other)) return false;
    }
    if (std::chrono::steady_clock::now() >= end)
      throw error(
          error_code::locked,
          other + " has been at this step for longer than " + std::to_string(options_.lock_wait.count()) + " ms",
          {.remedy = "wait until it is done, or end it, and start again", .worth_retrying = true});
  }
}

bool executor::execute_batches(const rendered_migration& migration, const backfill& step) {
  const auto number = half_way_->steps_done;
  backfill_progress progress;
  std::optional<std::string> end;
  for (;;) {
    transaction work(session_, transaction_kind::schema_change);
    if (!is_where_it_was(work)) return false;
    if (!end) end = end_of_backfill(work, known_.name(), *half_way_, step);
    if (!end) {
      note(work, migration, number + 1, {});
      return true;
    }
    const auto& state = half_way_->step_state;
    const auto last = state.empty() ? std::nullopt : std::optional(state.substr(behind_key.size()));
    const auto done = execute_batch(work, step, last, *end);
    const auto share = progress.share_at(work, step, done.key, *end);
    if (done.is_last)
      note(work, migration, number + 1, {});
    else
      note(work, migration, number, std::string(behind_key) + done.key);
    auto told = event(migration_event::moment::progress, migration, number + 1);
    told.rows = progress.rows += done.rows;
    told.share = share;
    notify(told);
    if (done.is_last) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(step.pause));
  }
}

/// Journals how far the migration is, and commits.
void executor::note(transaction& work, const rendered_migration& migration, std::size_t steps_done,
                    std::string step_state) {
  half_way now{migration.way, migration.text.revision, steps_done, std::move(step_state)};
  note_half_way(work, known_.name(), *migration.entry, migration.text.message, now);
  attempt_->committing = true;
  work.commit();
  attempt_->committing = false;
  const bool only_by_another =
      half_way_ && half_way_->step_state.starts_with(begun) && now.step_state.starts_with(begun);
  attempt_->changed = attempt_->changed || !only_by_another;
  attempt_->kept = half_way_ = std::move(now);
}

bool executor::is_where_it_was(transaction& work) const {
  return unfinished_in(read_journal(work, known_.name()).rows, known_) == half_way_;
}

}  // namespace instar
