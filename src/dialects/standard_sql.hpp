#pragma once

/// The SQL that all dialects have in common, but for the way they quote names.

#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>

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

/// `text` between two of `mark`, with every one in it doubled.
[[nodiscard]] std::string quoted(std::string_view text, char mark);

/// ` ON DELETE SET NULL` from ` ON DELETE `, or nothing for the action that SQL takes by itself.
[[nodiscard]] std::string action_sql(std::string_view words, referential_action action);

/// The constraints of a table in the order in which people write them: primary key, unique, foreign keys, checks,
/// exclusions.
[[nodiscard]] std::vector<constraint> by_kind(const shared_set<constraint, by_name>& constraints);

/// SQL of a user's own as one statement, without a final semicolon.
[[nodiscard]] std::string own_sql(std::string_view text);

/// What `change` says to the dialect called `dialect`, without a final semicolon; empty when it has nothing to say.
[[nodiscard]] std::string own_sql(const execute& change, std::string_view dialect);

/// The statement of `change`, or none.
[[nodiscard]] statements own_statements(const execute& change, std::string_view dialect);

/// What `change` says to the dialect called `dialect` about the rows for which `condition` holds; empty when it has
/// nothing to say.
[[nodiscard]] std::string batch_sql(const backfill& change, std::string_view dialect, std::string_view condition);

/// The key of the rows that are changed, as it stands in their statement: `"tasks"."id"`.
[[nodiscard]] std::string batch_key_sql(const backfill& change, const dialect& language);

/// The statement that changes all rows at once: what a script can do, and a rehearsal.
[[nodiscard]] statements whole_statements(const backfill& change, const dialect& language);

/// The rows in portions of a reasonable size, in their order.
[[nodiscard]] std::vector<std::vector<row>> portions_of(const std::vector<row>& rows);

}  // namespace instar
