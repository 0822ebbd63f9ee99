#pragma once

/// What the text of a `CREATE TABLE` says.

#include <string>
#include <string_view>
#include <vector>

namespace instar::sqlite_sql {

/// The columns, constraints and options of a table, each in one spelling whoever wrote it and however: a constraint of
/// a column stands by itself, and the names of constraints, which mean nothing to SQLite, are left out.
[[nodiscard]] std::vector<std::string> clauses_of(std::string_view create_table);

/// How one `CREATE TABLE` differs from another in what it says; empty where it does not.
[[nodiscard]] std::string difference(std::string_view expected, std::string_view found);

}  // namespace instar::sqlite_sql
