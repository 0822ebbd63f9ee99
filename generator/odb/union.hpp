#pragma once

/// One model for several databases.

#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::generator::odb {

/// The model as one database is to have it, with types in its own spelling.
struct dialect_model {
  const dialect* in;
  model schema;
};

/// The model whose projections are these: what they agree on is said once, what they do not is said per dialect, and
/// what only some have is `only` for them. Portable words stand for types where they change nothing.
///
/// Throws `error` (`unsupported`) when two databases call different constraints or indexes of a table by one name.
[[nodiscard]] model unite(std::vector<dialect_model> all);

}  // namespace instar::generator::odb
