#pragma once

/// Who keeps a SQLite database locked.

#include <string>

#include <sqlite3.h>

namespace instar {

/// `process 1234 (tasks)`, or nothing where that cannot be found out: only Linux tells.
[[nodiscard]] std::string sqlite_lock_holder(sqlite3* session);

}  // namespace instar
