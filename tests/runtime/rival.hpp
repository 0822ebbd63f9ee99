#pragma once

/// Another session of PostgreSQL that wants what a migration has.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <instar/migrate.hpp>
#include <instar/transaction.hpp>

#include "runtime/chains.hpp"
#include "runtime/scratch_database.hpp"

namespace instar::test {

/// Returns when a statement that begins like this waits for a lock.
inline void wait_until_waiting(connection& session, const std::string& beginning) {
  const auto query =
      "SELECT 1 FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE NOT l.granted AND a.datname = "
      "current_database() AND a.query LIKE '" +
      beginning + "%'";
  while (rows_of(session, query).empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

/// A database before the second migration of `one_way`, and a session that soon finds out about a deadlock.
inline std::unique_ptr<connection> session_before_deadlock(const postgresql_database& database) {
  auto session = database.connect();
  upgrade(*session, one_way, "+1");
  change(*session, "CREATE TABLE others (a bigint)");
  change(*session, "SET deadlock_timeout = '10ms'");
  return session;
}

/// It has the table `notes`, and then wants `others`. Whoever has that and wants `notes` is in a deadlock with it, and
/// the one that looks for deadlocks: it is refused, and this session gets both tables and gives them up.
class rival {
 public:
  explicit rival(const postgresql_database& database) : session_(database.connect()), watcher_(database.connect()) {
    change(*session_, "SET deadlock_timeout = '1h'");
    work_.emplace(*session_);
    work_->execute("LOCK TABLE notes");
  }

  /// Returns when it waits for the table.
  void want_others() {
    waiting_ = std::jthread([this] {
      work_->execute("LOCK TABLE others");
      work_.reset();
    });
    wait_until_waiting(*watcher_, "LOCK TABLE others");
  }

 private:
  std::unique_ptr<connection> session_, watcher_;
  std::optional<transaction> work_;
  std::jthread waiting_;
};

}  // namespace instar::test
