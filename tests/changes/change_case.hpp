#pragma once

/// One change of a schema that is tried from end to end, as it stands in `tests/changes/cases`.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <instar/model.hpp>
#include <instar/snapshot.hpp>

namespace instar::testing {

///     = column: add nullable
///     before
///       table t
///         column id bigint not null
///     after
///       table t
///         column id bigint not null
///         column x integer
///     hints
///       column t x to y
///     rows
///       INSERT INTO t (id) VALUES (1)
///     operations
///       add column t x integer
///     refused sqlite
///       SQLite has no
///
/// Sections may be missing. `no operations` stands in the place of `operations` where nothing differs, and `findings`
/// lists the codes of what has to be decided first.
struct change_case {
  std::string name;
  model before, after;
  std::vector<rename_hint> hints;
  std::vector<std::string> rows;                       ///< statements that put rows into a database that holds `before`
  std::optional<std::vector<std::string>> operations;  ///< as `describe` tells them
  std::vector<std::string> findings;
  std::map<std::string, std::string> refused;  ///< by dialect: what it objects
};

/// The cases of every file in a directory, by file and in their order.
[[nodiscard]] std::vector<change_case> read_change_cases(const std::filesystem::path& directory);

}  // namespace instar::testing
