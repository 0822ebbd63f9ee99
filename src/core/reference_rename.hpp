#pragma once

/// Carries a rename through to everything that refers to the renamed.

#include <string>

#include <instar/operation.hpp>

namespace instar {

/// The table with a column under its new name wherever the table itself refers to it.
[[nodiscard]] table with_column_renamed(table any, const std::string& from, const std::string& to);

/// The model in which everything outside a table refers to its column by the new name.
[[nodiscard]] model with_column_references_renamed(model schema, const std::string& table_name, const std::string& from,
                                                   const std::string& to);

/// The model in which everything refers to a table by its new name; the table itself is renamed by the caller.
[[nodiscard]] model with_table_references_renamed(model schema, const std::string& from, const std::string& to);

/// Likewise for an object of a kind.
[[nodiscard]] model with_object_references_renamed(model schema, object_kind kind, const std::string& from,
                                                   const std::string& to);

/// The table in which the defaults and seeded rows of an enumeration's columns say a label by its new name; its rows
/// keep their places.
[[nodiscard]] table with_label_renamed(table any, const rename_label& change);

/// The model in which the defaults and seeded rows of an enumeration's columns say a label by its new name.
[[nodiscard]] model with_label_renamed(model schema, const rename_label& change);

}  // namespace instar
