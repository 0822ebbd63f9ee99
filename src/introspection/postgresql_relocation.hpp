#pragma once

/// A model moved into other schemas of PostgreSQL.

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// Where the things of each schema go: by the name that the model has for the schema, empty for the default.
struct postgresql_relocation {
  std::map<std::string, std::string, std::less<>> schemas;
  std::string default_schema;  ///< what SQL may call the default
  std::string first = {};      ///< where SQL finds what has no schema before it

  [[nodiscard]] std::string path(std::string_view name) const;

  /// SQL with other schemas before the names in it; what stands between quotes or dollars is as it was.
  [[nodiscard]] std::string sql(std::string_view text) const;
};

/// The model with everything in the schemas where it goes. Extensions, schemas and rows stay out of it.
[[nodiscard]] model relocated(const model& any, const postgresql_relocation& to);

/// The schemas that a model has things in, the default as an empty name.
[[nodiscard]] std::set<std::string> schemas_of(const model& any);

}  // namespace instar
