#pragma once

/// Tables that inherit columns from others: what is done to a column there is done here as well.

#include <string>
#include <string_view>
#include <vector>

#include <instar/model.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// The tables that inherit from this one.
[[nodiscard]] std::vector<std::string> children_of(const std::string& table, const model& schema);

/// Those, and the tables that inherit from them.
[[nodiscard]] std::vector<std::string> heirs_of(const std::string& table, const model& schema);

/// Whether a table from which this one inherits has a column of this name.
[[nodiscard]] bool is_inherited(const std::string& table, const std::string& column, const model& schema);

/// What makes the columns that a table has from others its own as well.
[[nodiscard]] statements take_over_columns(const table& child);

/// What changes the tables that a table inherits from.
[[nodiscard]] statements change_parents(const std::string& table, const properties& before, const properties& after);

}  // namespace instar::postgresql_sql
