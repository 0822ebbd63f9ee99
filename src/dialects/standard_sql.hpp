#pragma once

/// The SQL that all dialects have in common, but for the way they quote names.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <instar/operation.hpp>

namespace instar {

using quoting = std::string (*)(std::string_view);

/// The SQL of an expression: each `{name}` quoted as a column's name, each `{{` a brace.
[[nodiscard]] std::string expression_sql(std::string_view expression, quoting quote_name);

/// `"a", "b"`
[[nodiscard]] std::string name_list(const std::vector<std::string>& names, quoting quote_name);

/// `(10, 2)`, or nothing for a type without parameters.
[[nodiscard]] std::string parameters_sql(const type& any);

/// `text` with every `special` character doubled.
[[nodiscard]] std::string doubled(std::string_view text, char special);

/// `CONSTRAINT "uq_x" UNIQUE ("x")`
[[nodiscard]] std::string standard_constraint_sql(const constraint& any, quoting quote_name);

/// The constraints of a table in the order in which people write them: primary key, unique, foreign keys, checks.
[[nodiscard]] std::vector<constraint> by_kind(const std::set<constraint, by_name>& constraints);

/// `CREATE UNIQUE INDEX "ix_x" ON "t" ("x") WHERE ...`
[[nodiscard]] std::string standard_index_sql(const index& any, std::string_view on_table, quoting quote_name);

/// What `change` says to the dialect called `dialect`, without a final semicolon; empty when it has nothing to say.
[[nodiscard]] std::string own_sql(const execute& change, std::string_view dialect);

}  // namespace instar
