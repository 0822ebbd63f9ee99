#pragma once

/// A connection that counts what is sent over another, and does something at the n-th time.

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include <instar/error.hpp>
#include <instar/migration_lock.hpp>
#include <instar/transaction.hpp>

namespace instar::test {

class observed_connection : public connection {
 public:
  /// `at` is called before every BEGIN, statement, COMMIT and lock, with the number of those before it and the SQL.
  explicit observed_connection(connection& inner, std::function<void(std::size_t, std::string_view)> at = {})
      : inner_(inner), at_(std::move(at)) {}

  [[nodiscard]] const instar::dialect& dialect() const override { return inner_.dialect(); }
  [[nodiscard]] bool lock_outlasts_transactions() const override { return inner_.lock_outlasts_transactions(); }
  /// The SQL sent, with BEGIN, COMMIT and LOCK among it.
  [[nodiscard]] const std::vector<std::string>& sent() const { return sent_; }

  /// `instead` is asked before every statement for one that is sent in its place, and fails as if it were it.
  void replace_from(std::function<std::string(std::size_t, std::string_view)> instead) {
    instead_ = std::move(instead);
  }

 private:
  void begin(transaction_kind kind) override {
    note(kind == transaction_kind::schema_change ? "BEGIN SCHEMA CHANGE"
         : kind == transaction_kind::none        ? "BEGIN NO TRANSACTION"
                                                 : "BEGIN");
    work_.emplace(inner_, kind);
  }
  void commit() override {
    note("COMMIT");
    work_->commit();
    work_.reset();
  }
  void rollback() noexcept override { work_.reset(); }
  result execute(std::string_view sql, std::span<const value> parameters) override {
    const std::string other = instead_ ? instead_(sent_.size(), sql) : std::string();
    note(sql);
    if (!other.empty()) fail_by(other, sql);
    return work_->execute_values(sql, parameters);
  }
  std::optional<result> attempt(std::string_view sql, std::span<const value> parameters) override {
    const std::string other = instead_ ? instead_(sent_.size(), sql) : std::string();
    note(sql);
    if (!other.empty()) fail_by(other, sql);
    return work_->attempt_values(sql, parameters);
  }
  void lock(std::string_view name, const lock_waits& waits) override {
    note("LOCK");
    lock_.emplace(inner_, name, waits);
  }
  void unlock(std::string_view) noexcept override { lock_.reset(); }

  void fail_by(const std::string& other, std::string_view sql) {
    try {
      std::ignore = work_->execute(other);
    } catch (const error& failure) {
      auto facts = failure.facts();
      facts.statement = sql;
      throw error(failure.code(), failure.message(), std::move(facts));
    }
    throw std::logic_error(other + " did not fail");
  }

  void note(std::string_view what) {
    if (at_) at_(sent_.size(), what);
    sent_.emplace_back(what);
  }

  connection& inner_;
  std::function<void(std::size_t, std::string_view)> at_;
  std::function<std::string(std::size_t, std::string_view)> instead_;
  std::vector<std::string> sent_;
  std::optional<migration_lock> lock_;
  std::optional<transaction> work_;
};

}  // namespace instar::test
