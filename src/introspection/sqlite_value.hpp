#pragma once

/// Types and values as SQLite's definitions spell them.

#include <string_view>

#include <instar/model.hpp>

#include "dialects/sql_token.hpp"

namespace instar {

/// The word that SQLite's dialect spells like this in a table that is STRICT or not; as it stands where there is none.
[[nodiscard]] type read_sqlite_type(std::string_view sql, bool strict);

/// A default: a literal where it is one, otherwise an expression.
[[nodiscard]] term read_sqlite_default(std::string_view sql, sql_tokens value, const type& of);

}  // namespace instar
