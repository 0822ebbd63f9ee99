#pragma once

/// Statements as the text of a script, which a database's own shell executes and stops at the first error.

#include <string>

#include <instar/dialect.hpp>

namespace instar {

/// A line of comment, whatever line ends the text has.
[[nodiscard]] std::string script_comment(const std::string& text);

/// One statement with its semicolon, or what a script has in the place of one that looks at the database: a statement
/// that fails where a program would roll back.
///
/// With `database_is_known` the script is for a database that has just been read: what is there needs no look.
[[nodiscard]] std::string script_text(const statement& any, const dialect& language, bool database_is_known = false);

}  // namespace instar
