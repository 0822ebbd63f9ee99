#pragma once

/// The cases that dialects are tried on: files that say a schema, a change of it, and rows to keep.

#include <filesystem>
#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>
#include <instar/operation.hpp>

namespace instar::testing {

/// One file of `tests/dialects/cases`:
///
///     table tasks
///       column id bigint not null
///
///     change
///       add column tasks title text
///     rows
///       INSERT INTO tasks (id) VALUES (1)
struct dialect_case {
  std::string name;
  model before;
  std::vector<operation> changes;
  std::vector<std::string> rows;  ///< statements that any database understands, made before the change
};

/// All of them, by name.
[[nodiscard]] const std::vector<dialect_case>& all_cases();

/// The directory of this module's sources.
[[nodiscard]] std::filesystem::path sources();

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace instar::testing
