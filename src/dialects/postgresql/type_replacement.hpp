#pragma once

/// How a type gives way to another of the same name where PostgreSQL cannot alter it.

#include <span>
#include <string>
#include <vector>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// A column, and whether it holds arrays of the type that is looked for.
struct typed_column {
  std::string table, column;
  bool holds_arrays = false;
};

/// The columns of tables that are of this type, or of a domain over it. Composites that have it within are not asked.
[[nodiscard]] std::vector<typed_column> columns_of_type(const std::string& type, const model& schema);

/// Whether values of the type lie within arrays or composites.
[[nodiscard]] bool is_contained(const std::string& type, const model& schema);

/// Puts the type that `after` has under this name in the place of that of `before`, in every column, and with it the
/// types that are made of it. Values go over by their text; those of a composite, attribute by attribute. Defaults that
/// are changed by what follows in the same transaction are left to it.
[[nodiscard]] statements replace_type(const std::string& type, const model& before, const model& after,
                                      std::span<const operation> later);

}  // namespace instar::postgresql_sql
