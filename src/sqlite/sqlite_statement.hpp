#pragma once

/// One SQL statement on its way through SQLite.

#include <optional>
#include <span>
#include <string_view>

#include <sqlite3.h>

#include <instar/value.hpp>

namespace instar {

/// Executes exactly one statement and returns all its rows. Throws `error` (`database`).
[[nodiscard]] result execute_sqlite(sqlite3* session, std::string_view sql, std::span<const value> parameters);

/// The same, but nothing where SQLite does not understand the statement, as one about a table that is not there.
[[nodiscard]] std::optional<result> attempt_sqlite(sqlite3* session, std::string_view sql,
                                                   std::span<const value> parameters);

/// Throws `error` (`database`) with what SQLite says about its last failure.
[[noreturn]] void throw_sqlite_error(sqlite3* session, std::string_view sql);

}  // namespace instar
