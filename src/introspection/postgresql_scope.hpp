#pragma once

/// Which schemas of PostgreSQL are looked into, and what they are called in the model.

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace instar {

/// The schemas as the database calls them, each with its name in the model: empty for the one whose things stand
/// without it.
struct postgresql_scope {
  std::map<std::string, std::string, std::less<>> schemas;
  std::string default_schema;  ///< what the model calls nothing, as the database calls it for others
  /// What stands in SQL before names of a schema that was made to compare with, and what would stand there otherwise.
  std::map<std::string, std::string, std::less<>> rewritten = {};

  /// Types that a declared model makes by SQL of its own, by their names in the model: they are passed over, and what
  /// is of them is so by their names.
  std::set<std::string, std::less<>> passed_over = {};

  /// The schemas as an array of PostgreSQL.
  [[nodiscard]] std::string as_array() const;

  /// The name in the model of a thing in a schema: `tasks`, `audit.log`.
  [[nodiscard]] std::string path(std::string_view schema, std::string_view name) const;

  /// SQL that the database wrote, as it would be written of the schemas themselves.
  [[nodiscard]] std::string sql(std::string text) const;
};

}  // namespace instar
