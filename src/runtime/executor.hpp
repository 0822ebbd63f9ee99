#pragma once

/// Brings one database to a goal, a migration at a time.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/failure.hpp"
#include "runtime/journal.hpp"
#include "runtime/replay.hpp"

namespace instar {

class executor {
 public:
  executor(connection& session, const history& known, const migration_options& options);

  [[nodiscard]] report go(std::string_view target, direction way);

 private:
  [[nodiscard]] bool nothing_to_do(std::string_view target);
  void migrate_under_lock(std::string_view target);
  [[nodiscard]] bool migrate_one(std::string_view target);
  [[nodiscard]] report rehearse(std::string_view target);
  [[nodiscard]] rendered_migration begin(std::string_view revision);
  void record(const rendered_migration& migration);
  void commit(transaction& work, const rendered_migration& migration);
  void execute(transaction& work, const rendered_migration& migration);
  void write_journal(transaction& work, const rendered_migration& migration);

  void read_position(const journal_rows& rows, std::string_view target);
  [[nodiscard]] revision_order route() const;
  [[nodiscard]] std::vector<std::string> position() const;
  void notify(migration_event::moment what, const rendered_migration& migration, std::size_t step = 0) const;

  connection& session_;
  const history& known_;
  const migration_options& options_;
  direction way_ = direction::up;
  replay replay_;
  std::optional<revision_set> goal_;
  revision_order applied_;
  report report_;
  std::optional<attempt> attempt_;  ///< the migration that is being executed
};

}  // namespace instar
