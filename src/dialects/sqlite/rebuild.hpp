#pragma once

/// How a table is changed that SQLite cannot alter.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <instar/dialect.hpp>

namespace instar::sqlite_sql {

/// A table, what it is to become, and what the two do not say about the way between.
struct rebuilding {
  table before, after;
  /// Columns that are dropped when all is done: SQLite then sees to it that no view and no trigger uses them.
  std::vector<column> dropped = {};
  /// By column, the SQL of its new value.
  std::map<std::string, std::string> conversions = {};
  /// Whether these only say labels by other names, which every value can.
  bool relabels = false;
};

/// The statements that put one table in the place of another, with all its rows.
///
/// They follow https://www.sqlite.org/lang_altertable.html section 7, and lose nothing: a table that is not what the
/// migrations made is refused, rows keep their rowids and are compared with their copies, the AUTOINCREMENT counter
/// goes on, triggers and indexes are made again as they were, views and other tables' keys keep what they say. They
/// have to run in a transaction that was begun with foreign keys off, because dropping the old table would otherwise
/// delete what references it; `check_foreign_keys` has to follow.
///
/// `schema_before` and `schema_after` are the models around the change; of the former only the objects are looked at.
[[nodiscard]] statements rebuild(const rebuilding& change, const model& schema_before, const model& schema_after);

/// The checks that no row references one that is not there, in what these tables reference and are referenced by.
[[nodiscard]] statements check_foreign_keys(const std::set<std::string>& table_names, const model& schema);

}  // namespace instar::sqlite_sql
