#pragma once

/// A model made in schemas of its own, for the time of a transaction.

#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>
#include <instar/transaction.hpp>

#include "introspection/postgresql_relocation.hpp"

namespace instar {

/// What could not be made, of which nothing can be said.
struct not_made {
  std::vector<object> objects;
  std::vector<std::string> tables;
  std::vector<std::pair<std::string, std::string>> constraints;  ///< with their tables
  std::vector<finding> findings;
};

/// Makes everything that `projected` declares, one thing after the other in whatever order succeeds; no seeded rows and
/// nothing of the user's own SQL.
[[nodiscard]] not_made make_relocated(transaction& work, const model& projected, const postgresql_relocation& to);

}  // namespace instar
