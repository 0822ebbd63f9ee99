#pragma once

/// Empty databases for tests: real ones, that go with the object.

#include <filesystem>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <instar/connection.hpp>

namespace instar::test {

/// A SQLite file in a temporary directory of its own.
class sqlite_database {
 public:
  static constexpr const char* dialect = "sqlite";

  sqlite_database();
  sqlite_database(const sqlite_database&) = delete;
  sqlite_database& operator=(const sqlite_database&) = delete;
  ~sqlite_database();

  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string file() const;
  [[nodiscard]] std::unique_ptr<connection> connect() const;
  /// Everything in the database but instar's own table, as the database itself tells it.
  [[nodiscard]] std::vector<std::string> schema() const;
  /// Executes a script as the database's own shell does: each statement for itself, and stops at the first failure.
  void run_script(const std::string& script) const;

 private:
  std::filesystem::path directory_;
};

/// A database in the cluster at INSTAR_TEST_POSTGRESQL.
class postgresql_database {
 public:
  static constexpr const char* dialect = "postgresql";

  postgresql_database();
  postgresql_database(const postgresql_database&) = delete;
  postgresql_database& operator=(const postgresql_database&) = delete;
  ~postgresql_database();

  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::unique_ptr<connection> connect() const;
  [[nodiscard]] std::vector<std::string> schema() const;
  void run_script(const std::string& script) const;

 private:
  std::string name_;
};

using databases = std::tuple<sqlite_database, postgresql_database>;

/// The rows of a query, one text each, values between commas.
[[nodiscard]] std::vector<std::string> rows_of(connection& session, std::string_view sql);

/// Executes and commits.
void change(connection& session, std::string_view sql);

}  // namespace instar::test
