#pragma once

/// Connections to PostgreSQL, through libpqxx.

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include <instar/connection.hpp>

namespace pqxx {
class connection_base;
}

namespace instar {

/// A session with one PostgreSQL database.
///
/// The migration lock is a session advisory lock, so it goes with the session: a killed process leaves none behind. It
/// needs a session of its own, which a pool that hands out a session per transaction does not give.
///
/// Within the lock `lock_timeout` of the session is short, because everything that wants a table after a statement that
/// waits for it would wait as well; it is long for statements outside transactions, and afterwards as it was before.
///
/// Booleans come out as `bool`, integers and floating-point numbers as such, `bytea` as `bytes`, and everything else as
/// the text that PostgreSQL gives: dates, `numeric`, `uuid`, `json`, arrays. Texts are UTF-8, and dates are told as ISO
/// 8601 has them, whatever the database has as its own; a wrapped session is left with what the application has set.
class postgresql_connection : public connection {
 public:
  /// Connects to a URL (`postgresql://user@host/database`) or with a connection string as libpq knows them. Throws
  /// `error` (`database`), in which no password appears.
  explicit postgresql_connection(const std::string& url);

  /// Wraps a session of the application, which stays open when this object goes and must outlive it. The application
  /// may have no transaction open on it while instar does.
  ///
  ///     pqxx::connection mine("postgresql:///app");
  ///     instar::postgresql_connection connection(mine);
  ///     instar::upgrade(connection, app_migrations);
  explicit postgresql_connection(pqxx::connection_base& session);
  ~postgresql_connection() override;

  [[nodiscard]] const instar::dialect& dialect() const override;
  [[nodiscard]] pqxx::connection_base& native() noexcept;

 private:
  void begin(transaction_kind kind) override;
  void commit() override;
  void rollback() noexcept override;
  [[nodiscard]] result execute(std::string_view sql, std::span<const value> parameters) override;
  void lock(std::string_view name, const lock_waits& waits) override;
  void unlock(std::string_view name) noexcept override;

  struct state;
  std::unique_ptr<state> state_;
};

/// Opens `postgresql://user:password@host:port/database?...` as libpq understands it.
/// It makes no database, however it is opened.
[[nodiscard]] std::unique_ptr<connection> open_postgresql(std::string_view url, opening how = opening::may_create);

/// For `connect`.
inline constexpr driver postgresql{"postgresql", open_postgresql};

}  // namespace instar
