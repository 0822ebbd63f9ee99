#include "generator/diff.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "generator/object_steps.hpp"
#include "generator/row_steps.hpp"
#include "generator/schema_change.hpp"
#include "generator/table_steps.hpp"

namespace instar::generator {
namespace {

/// Who gives up a name to whom, of the names that are one among all tables.
class name_passing {
 public:
  explicit name_passing(const schema_change& changes) {
    for (const auto& [name, change] : changes.tables) {
      for (const auto& [from, to] : change.indexes.renamed) successor_.emplace(from, to);
      for (const auto& [from, to] : change.constraints.renamed)
        if (!is_foreign_key(*change.before.find_constraint(from))) successor_.emplace(from, to);
    }
  }

  /// Whether a name comes back to where it was, so that no order of renames can do it.
  [[nodiscard]] bool comes_back(const std::string& start) const {
    auto at = successor_.find(start);
    for (std::size_t steps = 0; at != successor_.end() && steps != successor_.size(); ++steps) {
      if (at->second == start) return true;
      at = successor_.find(at->second);
    }
    return false;
  }

 private:
  std::map<std::string, std::string> successor_;
};

void make_passed_round_anew(schema_change& changes) {
  const name_passing names(changes);
  for (auto& [name, change] : changes.tables) {
    // Copies, because what is made anew is no longer renamed.
    for (const auto& [from, to] : std::vector(change.indexes.renamed))
      if (names.comes_back(from)) change.make_index_anew(from);
    for (const auto& [from, to] : std::vector(change.constraints.renamed))
      if (names.comes_back(from)) change.make_constraint_anew(from);
  }
}

}  // namespace

std::vector<operation> diff(const model& from, const model& to, const std::vector<operation>& renames) {
  schema_change changes(from, to);
  make_way(changes, renames);
  make_passed_round_anew(changes);
  make_room_for_rows(changes);
  agenda steps;
  add_object_steps(steps, changes);
  add_table_steps(steps, changes);
  add_row_steps(steps, changes);
  return std::move(steps).in_order();
}

}  // namespace instar::generator
