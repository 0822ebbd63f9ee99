#pragma once

/// From SQL of a database to an expression of a model, in which columns are references.

#include <string>
#include <string_view>

#include <instar/model.hpp>

#include "dialects/sql_token.hpp"

namespace instar {

/// The SQL with `{name}` where a column of `of` is named, and `{{` for each other brace.
///
/// A name is taken for a column if the table has one of it and it stands neither before a parenthesis nor behind a dot,
/// and is no part of a type.
[[nodiscard]] std::string with_references(std::string_view sql, const table& of, sql_language language);

/// The SQL without parentheses around all of it.
[[nodiscard]] std::string without_parentheses(const std::string& sql);

}  // namespace instar
