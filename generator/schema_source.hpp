#pragma once

/// Where a schema can be found: in a database, a snapshot, an object file or a program.

#include <memory>
#include <string>

#include <instar/connection.hpp>
#include <instar/model.hpp>

namespace instar::generator {

struct schema_source {
  std::string word;                      ///< as it was named, without passwords
  std::unique_ptr<connection> database;  ///< null where it is a file
  model schema;                          ///< of a file
};

/// What a word on the command line names: the URL of a database; or a file, which is a snapshot, an object file with
/// the image of a schema, or a program in which a chain of migrations is embedded.
///
/// Throws `error` (`malformed`) for a file that is none of these.
[[nodiscard]] schema_source find_schema(const std::string& word);

}  // namespace instar::generator
