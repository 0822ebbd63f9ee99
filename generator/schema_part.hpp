#pragma once

/// A large schema in parts that are compiled beside each other.

#include <cstddef>
#include <set>
#include <vector>

#include <instar/model.hpp>

namespace instar::generator {

/// Some of the tables and objects of a model.
struct schema_part {
  std::vector<const object*> objects;
  std::vector<const table*> tables;
  std::set<std::size_t> beside;  ///< the parts before it that it needs, by their numbers
};

/// The parts of a model, which has to outlive them, of so many tables each; of more where tables need each other in a
/// ring. A part needs those before it alone. What is on a table, or belongs to its columns, is in its part; all other
/// objects are in the first. There is one part, if that is enough.
[[nodiscard]] std::vector<schema_part> divided(const model& all, std::size_t most_tables);

}  // namespace instar::generator
