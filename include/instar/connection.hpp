#pragma once

/// The few things a database must do for us.

#include <chrono>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <instar/dialect.hpp>
#include <instar/value.hpp>

namespace instar {

enum class transaction_kind {
  ordinary,       ///< reads and writes rows
  schema_change,  ///< may rebuild tables: SQLite locks at once, and does not enforce foreign keys within it
  /// Each statement for itself, at once and for good: for one that reads, and for those that a database executes in no
  /// transaction.
  none,
};

/// How long to wait for what others have locked.
struct lock_waits {
  /// For another process that migrates.
  std::chrono::milliseconds migration{0};
  /// PostgreSQL: how long a statement of a schema change waits for a table, behind which everybody waits who wants it
  /// afterwards.
  std::chrono::milliseconds statement = migration;
  /// PostgreSQL: the same of a statement outside transactions, behind which nobody waits.
  std::chrono::milliseconds outside = migration;
};

/// What a person gave to the functions that migrations run, by name.
using migration_arguments = std::map<std::string, std::string, std::less<>>;

/// A session with one database. It has no way to send SQL of its own: that takes a `transaction`.
///
/// Made by `connect`, or wrapped around what the application already has (`sqlite_connection`,
/// `postgresql_connection`). One thread at a time, and one transaction at a time.
///
/// The virtual functions are private because only `transaction` and `migration_lock` may call them: they are what an
/// implementation for a further database writes. One that wraps another connection does so through those two as well.
class connection {
 public:
  connection() = default;
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  virtual ~connection() = default;

  [[nodiscard]] virtual const instar::dialect& dialect() const = 0;

  /// Whether nobody else migrates between two transactions of the one who has the migration lock.
  [[nodiscard]] virtual bool lock_outlasts_transactions() const { return true; }

 private:
  friend class transaction;
  friend class migration_lock;
  friend class lent_connection;

  /// Throws `error` (`locked`) when a schema change cannot begin within the `waits.migration` given to `lock`, and
  /// `error`
  /// (`usage`) when the application's own transaction is open on a wrapped session.
  virtual void begin(transaction_kind kind) = 0;

  /// Throws `error` (`database`). Its `facts().state` is empty when nothing was committed for certain, and says so when
  /// that is not known.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  /// Executes one statement with its parameters `$1`, `$2`, ...; throws `error` (`database`) with the SQL and the
  /// native code.
  [[nodiscard]] virtual result execute(std::string_view sql, std::span<const value> parameters) = 0;

  /// The same, but nothing where the database does not understand the statement: it has no such table or column, or not
  /// for this user. By default that is an error of SQLSTATE's class 42. To be overridden where the codes are others, or
  /// where less than an exception tells.
  [[nodiscard]] virtual std::optional<result> attempt(std::string_view sql, std::span<const value> parameters);

  /// Takes the lock that makes this session the only one to migrate `name`, for as long as the session lives or until
  /// `unlock`. Throws `error` (`locked`) that names the holder after `waits.migration`. A database whose transactions
  /// are exclusive anyway only remembers that, for `begin`.
  virtual void lock(std::string_view name, const lock_waits& waits) = 0;
  virtual void unlock(std::string_view name) noexcept = 0;

  const migration_arguments* arguments_ = nullptr;  ///< for a function of a migration, while it runs
};

/// What to do about a database that is not there.
enum class opening {
  may_create,
  existing,  ///< throw: whoever only reads would otherwise turn a slip in a name into an empty database
};

/// A way to open connections from URLs of one scheme.
struct driver {
  std::string_view scheme;  ///< `sqlite`, `postgresql`
  std::unique_ptr<connection> (*open)(std::string_view url, opening how);
};

/// Opens `url` with the driver of its scheme.
///
/// The list is explicit so that a program links the client libraries it uses and no other.
///
///     auto connection = instar::connect("sqlite:app.db", {instar::sqlite, instar::postgresql});
///
/// Throws `error` (`usage`) when no driver has the scheme, and `error` (`database`) when the database cannot be
/// reached. A password in the URL appears in no error.
[[nodiscard]] std::unique_ptr<connection> connect(std::string_view url, std::span<const driver> drivers,
                                                  opening how = opening::may_create);
[[nodiscard]] std::unique_ptr<connection> connect(std::string_view url, std::initializer_list<driver> drivers,
                                                  opening how = opening::may_create);

}  // namespace instar
