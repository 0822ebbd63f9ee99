#pragma once

/// How the changes of a migration are made together.

#include <span>
#include <vector>

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

/// The statements of each change.
///
/// Changes of tables that follow one another need one rebuild for each table: it stands at the last change of the table
/// that needs it, and makes those before it as well. When all is done, views and triggers are as the schema has them,
/// and the views are tried.
[[nodiscard]] rendered_changes<twin_models> render_all(std::span<const operation> changes, twin_models schema);

}  // namespace instar::sqlite_sql
