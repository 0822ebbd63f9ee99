#pragma once

/// A transaction: the only thing that sends SQL.

#include <string_view>
#include <utility>

#include <instar/connection.hpp>
#include <instar/value.hpp>

namespace instar {

/// Everything executed on it happens together at `commit`, or not at all: without a commit the destructor rolls back.
///
///     instar::transaction work(connection);
///     work.execute("UPDATE tasks SET status = $1 WHERE id = $2", "done", 7);
///     work.commit();
class transaction {
 public:
  explicit transaction(connection& session, transaction_kind kind = transaction_kind::ordinary);
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;
  ~transaction();

  /// Executes one statement. Parameters are numbered `$1`, `$2`, ... on every database and are never part of the SQL.
  /// Throws `error` (`database`); the transaction can then only be rolled back.
  template <class... Parameters>
  result execute(std::string_view sql, Parameters&&... parameters) {
    const value values[] = {to_value(std::forward<Parameters>(parameters))..., value{}};
    return execute_values(sql, std::span(values, sizeof...(Parameters)));
  }
  result execute_values(std::string_view sql, std::span<const value> parameters);

  void commit();
  void rollback() noexcept;

  [[nodiscard]] const instar::dialect& dialect() const { return session_.dialect(); }

 private:
  connection& session_;
  bool open_ = true;
};

}  // namespace instar
