#pragma once

/// A transaction: the only thing that sends SQL.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <instar/connection.hpp>
#include <instar/conversion.hpp>
#include <instar/value.hpp>

namespace instar {

/// Everything executed on it happens together at `commit`, or not at all: without a commit the destructor rolls back.
/// One of `transaction_kind::none` is none: what is executed on it has happened.
///
///     instar::transaction work(connection);
///     work.execute("UPDATE tasks SET status = $1 WHERE id = $2", "done", 7);
///     work.commit();
class transaction {
 public:
  /// Begins. Throws `error` (`usage`) when the application has a transaction open on a wrapped session, and `error`
  /// (`locked`) when a schema change cannot get its turn.
  explicit transaction(connection& session, transaction_kind kind = transaction_kind::ordinary);
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction();

  /// Executes one statement. Parameters are numbered `$1`, `$2`, ... on every database and are never part of the SQL.
  ///
  /// Throws `error` (`database`); the transaction can then only be rolled back, on SQLite too. `BEGIN`, `COMMIT` and
  /// their like throw `error` (`usage`): beginning and ending is this object's own business.
  template <class... Parameters>
  result execute(std::string_view sql, const Parameters&... parameters) {
    const value values[] = {to_value(parameters, dialect())..., value{}};
    return execute_values(sql, std::span(values, sizeof...(Parameters)));
  }
  result execute_values(std::string_view sql, std::span<const value> parameters);

  /// Executes a query of what may not be there, a table or a column, and gives nothing where the database does not
  /// understand it.
  ///
  ///     instar::transaction look(connection, instar::transaction_kind::none);
  ///     if (const auto found = look.attempt("SELECT name FROM settings WHERE id = $1", 7)) ...
  ///
  /// Throws `error` as `execute` does for all that fails otherwise, and in a transaction in which a statement failed.
  /// Whatever it does not answer leaves one that can only be rolled back; one of `transaction_kind::none` goes on.
  template <class... Parameters>
  [[nodiscard]] std::optional<result> attempt(std::string_view sql, const Parameters&... parameters) {
    const value values[] = {to_value(parameters, dialect())..., value{}};
    return attempt_values(sql, std::span(values, sizeof...(Parameters)));
  }
  [[nodiscard]] std::optional<result> attempt_values(std::string_view sql, std::span<const value> parameters);

  /// Throws `error` (`database`) when the database refuses or an earlier statement had failed; nothing is then
  /// committed, unless the connection broke at that very moment, which the error's `state` says.
  void commit();
  void rollback() noexcept;

  [[nodiscard]] const instar::dialect& dialect() const { return session_.dialect(); }

  /// What was given to the migration under this name (`migrate upgrade -x tenant=7`, `migration_options::arguments`);
  /// nothing when nothing was, and outside a migration.
  [[nodiscard]] std::optional<std::string> argument(std::string_view name) const;

 private:
  friend class lent_transaction;

  void expect_sendable(std::string_view sql) const;

  connection& session_;
  bool open_ = true;
  bool whole_ = true;  ///< unless each statement is for itself
  bool failed_ = false;
  bool lent_ = false;  ///< to a function that must not commit it
};

}  // namespace instar
