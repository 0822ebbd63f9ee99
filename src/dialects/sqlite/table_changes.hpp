#pragma once

/// The changes of one table that one rebuild can make together.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <instar/operation.hpp>

#include "dialects/sqlite/rebuild.hpp"

namespace instar::sqlite_sql {

/// Collects changes for as long as it makes no difference whether they are made one after another or at once.
class table_changes {
 public:
  explicit table_changes(table before) : before_(std::move(before)) {}

  /// Takes a change, with the table on both sides of it; or says that one rebuild cannot make it with those taken.
  [[nodiscard]] bool take(const operation& change, const table& before, const table& after);

  /// From the table before the first change to the table after the last.
  [[nodiscard]] rebuilding made_at_once(table after) const;

 private:
  [[nodiscard]] bool take_index(const std::string& gone, const std::string& made);
  [[nodiscard]] bool take_label(const rename_label& change, const table& before);
  [[nodiscard]] bool take_alteration(const alter_column& change, const table& before, const table& after);

  table before_;  ///< without the indexes that are gone
  std::vector<column> dropped_;
  std::map<std::string, std::string> conversions_;
  std::set<std::string> changed_columns_, made_indexes_;
  bool only_labels_ = true;  ///< are called otherwise
};

/// The tables of `before` that a change alters, if it does no more: a rename carries through to others. A change of an
/// enumeration alters those that use it.
[[nodiscard]] std::vector<std::string> tables_altered_by(const operation& change, const model& before);

}  // namespace instar::sqlite_sql
