#pragma once

/// Portable words for a database's own spelling of a type.

#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::generator::odb {

/// How one database spells the type of a column.
struct spelled_type {
  const dialect* in;
  std::string sql;
};

/// The type that holds for all of them, and those for which it does not.
struct common_type {
  type common;
  std::vector<spelled_type> otherwise;
};

/// A portable word is taken only where the database spells it in just this way, so nothing is changed by it. Of several
/// words that which says it for most databases is taken, and then that of the database that stands first.
[[nodiscard]] common_type find_common_type(const std::vector<spelled_type>& spelled);

}  // namespace instar::generator::odb
