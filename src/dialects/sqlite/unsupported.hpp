#pragma once

/// What can be said of an element that SQLite has nothing for.

#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::sqlite_sql {

/// The objections to what is said of an element: properties that mean nothing to SQLite, and values that it has not.
[[nodiscard]] std::vector<finding> object_to_properties(const std::string& where, element of, const properties& all);

/// The objection to an object of a kind that SQLite has not, in one sentence; empty for those that it has.
[[nodiscard]] std::string missing_kind(object_kind kind);

}  // namespace instar::sqlite_sql
