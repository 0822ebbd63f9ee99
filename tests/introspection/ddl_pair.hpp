#pragma once

/// Pairs of databases in a database's own SQL, as they stand in `tests/introspection/pairs`.

#include <filesystem>
#include <string>
#include <vector>

namespace instar::testing {

///     = index: becomes unique
///     both
///       CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
///     before
///       CREATE INDEX ix_a ON t (a);
///     after
///       CREATE UNIQUE INDEX ix_a ON t (a);
///     rows
///       INSERT INTO t VALUES (1, 'x');
///
/// Sections may be missing. What stands before the colon is the kind. A pair of kind `same` differs in nothing.
struct ddl_pair {
  std::string kind, name;
  std::string before, after;  ///< scripts that make the databases
  std::string rows;           ///< a script that puts rows into the first
};

/// The pairs of every file in a directory, by file and in their order.
[[nodiscard]] std::vector<ddl_pair> read_ddl_pairs(const std::filesystem::path& directory);

}  // namespace instar::testing
