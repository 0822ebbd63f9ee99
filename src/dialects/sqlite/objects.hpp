#pragma once

/// How views, triggers and objects of a user's own SQL come and go.

#include <string>

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

/// The statements that make an object, none for an enumeration: only the tables that use it know of it.
[[nodiscard]] statements create_object_sql(const object& any);
[[nodiscard]] statements drop_object_sql(const object& any);

/// The statements that put `after` in the place of `before`. A view takes its triggers with it when it goes; they are
/// made again.
[[nodiscard]] statements replace_object_sql(const object& before, const object& after);

/// Asks for the triggers and indexes of a table or a view, which go with it.
[[nodiscard]] statement remember_dependents(const std::string& name);

/// A query that fails when a view refers to something that is not there: SQLite does not look at it before it is used.
[[nodiscard]] statement expect_whole_view(const std::string& name);

}  // namespace instar::sqlite_sql
