#pragma once

/// Brings one database to a goal, a migration at a time.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/creation.hpp"
#include "runtime/failure.hpp"
#include "runtime/journal.hpp"
#include "runtime/replay.hpp"
#include "runtime/route.hpp"

namespace instar {

class executor {
 public:
  executor(connection& session, const history& known, const migration_options& options);

  /// `seen` is what the journal holds, as was read without the lock; nothing where that could not be read just now.
  [[nodiscard]] report go(std::string_view target, direction way, const std::optional<journal_rows>& seen);

 private:
  [[nodiscard]] bool nothing_to_do(const journal_rows& seen, std::string_view target);
  [[nodiscard]] std::string remedy() const;
  void migrate_under_lock(std::string_view target);
  [[nodiscard]] bool migrate_patiently(std::string_view target);
  [[nodiscard]] bool migrate_one(std::string_view target);
  [[nodiscard]] bool is_as_left(transaction& work) const;
  [[nodiscard]] report rehearse(std::string_view target);
  [[nodiscard]] std::optional<rendered_migration> begin_next();
  [[nodiscard]] rendered_migration begin(std::string_view revision, direction way);
  void prepare(transaction& work, const rendered_migration& migration);
  void execute(transaction& work, const rendered_migration& migration);
  void finish(transaction& work, const rendered_migration& migration);
  void record(const rendered_migration& migration);
  void commit(transaction& work, const rendered_migration& migration);
  void write_journal(transaction& work, const rendered_migration& migration);
  void enter(const rendered_migration& migration, std::size_t step);

  // A new database.
  [[nodiscard]] const chain_creation* applicable_creation() const;
  [[nodiscard]] creation make_at_once(transaction& work, const chain_creation& embedded);
  void execute(transaction& work, const creation& all);
  void finish(transaction& work, const creation& all);
  [[nodiscard]] std::vector<migrated> all_of_history() const;
  void record(std::vector<migrated> all);

  // A migration of several transactions: executor_in_parts.cpp.
  void execute_in_parts(transaction& first, const rendered_migration& migration);
  void execute_part(transaction& work, const rendered_migration& migration);
  [[nodiscard]] bool execute_apart(const rendered_migration& migration);
  void withdraw(const rendered_migration& migration);
  [[nodiscard]] bool wait_for_other();
  [[nodiscard]] bool execute_batches(const rendered_migration& migration, const backfill& step);
  void note(transaction& work, const rendered_migration& migration, std::size_t steps_done, std::string step_state);
  [[nodiscard]] bool is_where_it_was(transaction& work) const;
  [[nodiscard]] bool is_further_than(const std::optional<half_way>& before) const;

  void read_journal_in(transaction& work, std::string_view target);
  void read_position(const journal_rows& all, std::string_view target);
  [[nodiscard]] revision_order route() const;
  [[nodiscard]] std::vector<std::string> position() const;
  [[nodiscard]] migration_event event(migration_event::moment what, const rendered_migration& migration,
                                      std::size_t step = 0) const;
  [[nodiscard]] migration_event event(migration_event::moment what, const creation& all, std::size_t step = 0,
                                      std::string_view description = {}) const;
  void notify(const migration_event& event) const;
  void notify_again(const attempt& held_up, std::string_view reason) const;

  connection& session_;
  const history& known_;
  const migration_options& options_;
  direction way_ = direction::up;
  replay replay_;
  std::optional<revision_marks> goal_;  ///< what is to be applied in the end
  revision_order applied_;
  revision_order ahead_;              ///< what leads from there to the goal
  std::optional<half_way> half_way_;  ///< as the journal has it of a migration of several transactions
  report report_;
  std::optional<attempt> attempt_;  ///< the migration that is being executed
};

}  // namespace instar
