#pragma once

/// Reads the SQL that the author of a header puts behind a column: `#pragma db options("DEFAULT now()")`.

#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

namespace instar::generator::odb {

/// A constraint that stands with a column, and what PostgreSQL calls it when it has no name: `check`, `key`, `fkey`.
struct column_constraint {
  constraint definition;
  std::string_view label;
  std::string column;  ///< that goes into the made up name; empty for a check on several
};

struct column_options {
  term default_value;
  bool not_null = false;
  instar::properties properties;  ///< what was not understood is among them, as it is: `options`
  std::vector<column_constraint> constraints;
};

/// `columns` are all of the table, because a check may refer to them. `folds_names`: whether a name without quotes
/// means the one in lower case.
[[nodiscard]] column_options read_column_options(std::string_view sql, const std::string& column,
                                                 const std::vector<std::string>& columns, bool folds_names);

}  // namespace instar::generator::odb
