#pragma once

/// Connections to SQLite.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <instar/connection.hpp>

struct sqlite3;

namespace instar {

/// A session with one SQLite database.
///
/// Opened here it enforces foreign keys, and a statement waits up to five seconds for other writers. Wrapped around the
/// application's own `sqlite3*` it finds and leaves everything as the application has set it.
///
/// A schema change begins with `BEGIN IMMEDIATE`, so migrating processes take turns. Within it `PRAGMA foreign_keys`
/// and `PRAGMA legacy_alter_table` are off, because a table that is rebuilt would else take its referencing rows with
/// it; both are as before after commit and rollback.
///
/// Booleans come out as `std::int64_t`, because SQLite has none.
class sqlite_connection : public connection {
 public:
  /// Opens or creates a file; `:memory:` is a database that lives as long as the connection. Throws `error`
  /// (`database`), also for a file that is not there and may not be created.
  explicit sqlite_connection(const std::string& file, opening how = opening::may_create);

  /// Wraps a session of the application, which stays open when this object goes.
  ///
  ///     instar::sqlite_connection connection(my_sqlite3);
  ///     instar::upgrade(connection, app_migrations);
  explicit sqlite_connection(sqlite3* session) noexcept;
  ~sqlite_connection() override;

  [[nodiscard]] const instar::dialect& dialect() const override;
  [[nodiscard]] bool lock_outlasts_transactions() const override { return false; }
  [[nodiscard]] sqlite3* native() const noexcept { return session_; }

 private:
  void begin(transaction_kind kind) override;
  void commit() override;
  void rollback() noexcept override;
  [[nodiscard]] result execute(std::string_view sql, std::span<const value> parameters) override;
  [[nodiscard]] std::optional<result> attempt(std::string_view sql, std::span<const value> parameters) override;
  void lock(std::string_view name, const lock_waits& waits) override;
  void unlock(std::string_view name) noexcept override;

  void begin_schema_change();
  void wait_in_statements(std::chrono::milliseconds wait) const noexcept;
  void execute_patiently(const char* sql);
  [[nodiscard]] bool pragma(std::string_view name) const;
  void set_pragma(std::string_view name, bool on) const noexcept;
  void restore_pragmas() noexcept;

  sqlite3* session_ = nullptr;
  bool owned_ = false;
  std::chrono::milliseconds wait_{60'000};
  bool locked_ = false;        ///< between `lock` and `unlock`
  bool transactional_ = true;  ///< false while each statement is for itself
  bool pragmas_changed_ = false;
  bool foreign_keys_ = false;
  bool legacy_alter_table_ = false;
};

/// Opens `sqlite:app.db`, `sqlite:/var/lib/app.db`, `sqlite::memory:`, `sqlite:file:app.db?mode=rw`.
[[nodiscard]] std::unique_ptr<connection> open_sqlite(std::string_view url, opening how = opening::may_create);

/// For `connect`.
inline constexpr driver sqlite{"sqlite", open_sqlite};

}  // namespace instar
