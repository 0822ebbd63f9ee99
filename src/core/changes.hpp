#pragma once

/// What each operation makes of a model; `apply` chooses among these.
///
/// Each throws `error` (`not_applicable`) when the operation does not fit.

#include <instar/operation.hpp>

namespace instar {

[[nodiscard]] model applied(model schema, const create_table& change);
[[nodiscard]] model applied(model schema, const drop_table& change);
[[nodiscard]] model applied(model schema, const rename_table& change);
[[nodiscard]] model applied(model schema, const alter_table& change);

[[nodiscard]] model applied(model schema, const add_column& change);
[[nodiscard]] model applied(model schema, const drop_column& change);
[[nodiscard]] model applied(model schema, const rename_column& change);
[[nodiscard]] model applied(model schema, const alter_column& change);

[[nodiscard]] model applied(model schema, const add_constraint& change);
[[nodiscard]] model applied(model schema, const drop_constraint& change);
[[nodiscard]] model applied(model schema, const rename_constraint& change);
[[nodiscard]] model applied(model schema, const alter_constraint& change);

[[nodiscard]] model applied(model schema, const create_index& change);
[[nodiscard]] model applied(model schema, const drop_index& change);
[[nodiscard]] model applied(model schema, const rename_index& change);
[[nodiscard]] model applied(model schema, const alter_index& change);

[[nodiscard]] model applied(model schema, const insert_row& change);
[[nodiscard]] model applied(model schema, const delete_row& change);
[[nodiscard]] model applied(model schema, const update_row& change);

[[nodiscard]] model applied(model schema, const create_object& change);
[[nodiscard]] model applied(model schema, const drop_object& change);
[[nodiscard]] model applied(model schema, const alter_object& change);
[[nodiscard]] model applied(model schema, const rename_object& change);
[[nodiscard]] model applied(model schema, const rename_label& change);

[[nodiscard]] model applied(model schema, const execute& change);
[[nodiscard]] model applied(model schema, const run& change);
[[nodiscard]] model applied(model schema, const backfill& change);
[[nodiscard]] model applied(model schema, const bulk_insert& change);
[[nodiscard]] model applied(model schema, const commit_here& change);

/// Where a table stands in a model; refuses when it is not there.
[[nodiscard]] shared_set<table, by_name>::iterator position_of(const std::string& table_name, model& schema);

}  // namespace instar
