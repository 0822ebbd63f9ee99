#pragma once

/// One SQL statement on its way through SQLite.

#include <span>
#include <string_view>

#include <sqlite3.h>

#include <instar/value.hpp>

namespace instar {

/// Executes exactly one statement and returns all its rows. Throws `error` (`database`).
[[nodiscard]] result execute_sqlite(sqlite3* session, std::string_view sql, std::span<const value> parameters);

/// Throws `error` (`database`) with what SQLite says about its last failure.
[[noreturn]] void throw_sqlite_error(sqlite3* session, std::string_view sql);

}  // namespace instar
