#pragma once

/// How a table is changed that SQLite cannot alter.

#include <vector>

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

/// The statements that put the table `after` in the place of `before`, with all its rows.
///
/// They follow https://www.sqlite.org/lang_altertable.html section 7, and lose nothing: rows keep their rowids, the
/// AUTOINCREMENT counter goes on, triggers and the indexes that no model knows are made again, views and other tables'
/// keys keep what they say. They have to run in a transaction that was begun with foreign keys off, because dropping
/// the old table would otherwise delete what references it.
[[nodiscard]] std::vector<statement> rebuild(const table& before, const table& after, const model& schema);

}  // namespace instar::sqlite_sql
