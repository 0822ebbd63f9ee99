#pragma once

/// The lock that makes one session the only one to migrate a database.

#include <chrono>
#include <string>
#include <string_view>

#include <instar/connection.hpp>

namespace instar {

/// Held from construction to destruction, and lost with the session: a process that dies leaves none behind.
///
/// `upgrade` and `downgrade` take it by themselves. An application takes it to keep migrations away for a while.
///
///     using namespace std::chrono_literals;
///     const instar::migration_lock quiet(connection, instar::migration_lock::whole_database, 10s);
///
/// On SQLite, where a writing transaction excludes all others, it only says how long such a transaction may wait to
/// begin.
class migration_lock {
 public:
  /// The name under which instar itself locks: migrations of several chains in one database wait for each other too.
  static constexpr std::string_view whole_database = "instar";

  /// Waits for at most `wait`; then throws `error` (`locked`) that names the holder, and nothing is locked.
  migration_lock(connection& session, std::string_view name, std::chrono::milliseconds wait);
  /// The same for who migrates within it, and says how long statements wait for what others use.
  migration_lock(connection& session, std::string_view name, const lock_waits& waits);
  migration_lock(const migration_lock&) = delete;
  migration_lock& operator=(const migration_lock&) = delete;
  ~migration_lock();

 private:
  connection& session_;
  std::string name_;
};

}  // namespace instar
