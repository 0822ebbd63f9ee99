#pragma once

/// How a value becomes one of another type.

#include <string>

#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// The expression that makes a `to` of `value`, which is a `from`; empty where PostgreSQL makes it unasked.
///
/// A value for which there is no such thing is an error when it is evaluated. Between times with and without a zone the
/// zone is UTC, not that of the session. What is left to PostgreSQL is stricter than a cast, which would cut a text
/// that is too long.
[[nodiscard]] std::string conversion_sql(const std::string& value, const type& from, const type& to);

}  // namespace instar::postgresql_sql
