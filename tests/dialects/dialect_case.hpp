#pragma once

/// The cases that dialects are tried on: files that say a schema, a change of it, and rows to keep.

#include <filesystem>
#include <string>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>
#include <instar/operation.hpp>

namespace instar::testing {

/// One file of `tests/dialects/cases`, or of the folder there of a dialect that alone knows such a thing:
///
///     table tasks
///       column id bigint not null
///     view titles [definition 'SELECT title FROM tasks']
///
///     change
///       add column tasks title text
///     rows
///       INSERT INTO tasks (id) VALUES (1)
struct dialect_case {
  std::string name;
  std::string dialect;  ///< empty: for all
  model before;
  std::vector<operation> changes;
  std::vector<std::string> rows;  ///< statements that any database understands, made before the change
};

/// Whether a case is one for this dialect.
[[nodiscard]] bool is_for(const dialect& sql, const dialect_case& any);

/// All of them, by name.
[[nodiscard]] const std::vector<dialect_case>& all_cases();

/// The directory of this module's sources.
[[nodiscard]] std::filesystem::path sources();

[[nodiscard]] std::string read_file(const std::filesystem::path& file);

}  // namespace instar::testing
