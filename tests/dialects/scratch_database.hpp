#pragma once

/// Databases to try SQL on, through their own client libraries, and what the tests ask them.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <instar/connection.hpp>
#include <instar/dialect.hpp>
#include <instar/model.hpp>
#include <instar/operation.hpp>

namespace instar::testing {

using text_row = std::vector<std::string>;

class scratch_database {
 public:
  scratch_database() = default;
  scratch_database(const scratch_database&) = delete;
  scratch_database& operator=(const scratch_database&) = delete;
  virtual ~scratch_database() = default;

  /// Executes one statement; throws what the database says, with the SQL.
  virtual std::vector<text_row> query(const std::string& sql) = 0;

  [[nodiscard]] virtual const instar::dialect& dialect() const = 0;

  /// The same session as instar sees it, while this lives.
  [[nodiscard]] virtual std::unique_ptr<connection> session() = 0;

  /// What the database itself says that it holds, in lines that can be compared: sorted, and without column order.
  [[nodiscard]] virtual std::vector<std::string> description() = 0;
};

/// In memory, with the settings under which an executor changes a schema.
[[nodiscard]] std::unique_ptr<scratch_database> scratch_sqlite();

/// A database of its own on the server of INSTAR_TEST_POSTGRESQL, where there are the roles `reader` and `writer`.
[[nodiscard]] std::unique_ptr<scratch_database> scratch_postgresql();

/// Creates everything of `schema` in an empty database.
void create(scratch_database& database, const model& schema);

/// Makes changes as an executor does, roles included. Returns the model after them.
model make(scratch_database& database, const model& before, std::span<const operation> changes);
model make(scratch_database& database, const model& before, const operation& change);

/// The rows of every table, in the columns that `changes` leave alone, as they are before and after them.
struct kept_rows {
  std::vector<std::string> queries_before, queries_after;
};
[[nodiscard]] kept_rows kept_by(const dialect& sql, const model& before, const std::vector<operation>& changes);

/// The rows that each query returns, in lines, each query's rows sorted.
[[nodiscard]] std::vector<std::string> rows_of(scratch_database& database, const std::vector<std::string>& queries);

}  // namespace instar::testing
