#pragma once

/// Types that the columns of random tables have, and values of them.

#include <vector>

#include <instar/model.hpp>

namespace instar::testing {

/// What random models make use of.
enum class width {
  plain,       ///< tables, columns, constraints and indexes without any property: what every database has alike
  portable,    ///< what one schema can say for SQLite and PostgreSQL together
  sqlite,      ///< what SQLite can hold
  postgresql,  ///< what PostgreSQL can hold
  imaginary,   ///< everything that can be said, whether or not a database can hold it: for laws in memory
};

struct sample_type {
  instar::type type;
  std::vector<term> values;  ///< at least two, or none where a value is hard to write
  bool is_ordered = true;    ///< a database can have an index over it
};

/// The types that need no declaration.
[[nodiscard]] const std::vector<sample_type>& sample_types(width of);

/// The sample of a column's type: also of a type that the schema declares, and for text of any length.
[[nodiscard]] sample_type sample_of(const type& any, const model& schema);

[[nodiscard]] bool is_text(const type& any);

}  // namespace instar::testing
