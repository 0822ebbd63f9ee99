#pragma once

/// The shells that databases come with.

#include <string>

#include "runtime/scratch_database.hpp"

namespace instar::test {

/// Lets `sqlite3` or `psql` execute a script. Throws with what it said when it failed.
void run_in_shell(const sqlite_database& database, const std::string& script);
void run_in_shell(const postgresql_database& database, const std::string& script);

}  // namespace instar::test
