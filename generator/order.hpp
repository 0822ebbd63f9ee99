#pragma once

/// The order in which tables can be created, and dropped in reverse.

#include <vector>

#include <instar/model.hpp>

namespace instar::generator {

/// A table as it can be created, and the foreign keys that have to wait because they close a cycle.
struct ordered_table {
  table definition;
  std::vector<foreign_key> deferred;
};

/// Each table after those among `tables` that it references; what is not among them is taken to be there. A table may
/// reference itself.
[[nodiscard]] std::vector<ordered_table> order_by_reference(const std::vector<const table*>& tables);

}  // namespace instar::generator
