#pragma once

/// What SQLite says that a database holds, and what would be said of a model.

#include <string>
#include <vector>

#include <instar/introspection.hpp>
#include <instar/transaction.hpp>

namespace instar {

/// A row of `sqlite_schema`.
struct sqlite_entry {
  std::string type, name, table, sql;
};

[[nodiscard]] std::vector<sqlite_entry> read_sqlite_schema(transaction& work, std::vector<finding>& findings);

/// The rows that the database would have for a model of its own.
[[nodiscard]] std::vector<sqlite_entry> sqlite_schema_of(const model& projected);

/// The model that some rows describe.
[[nodiscard]] introspected model_of(const std::vector<sqlite_entry>& entries);

}  // namespace instar
