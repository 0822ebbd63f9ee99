#include "generator/diff.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "generator/object_steps.hpp"
#include "generator/row_steps.hpp"
#include "generator/schema_change.hpp"
#include "generator/table_steps.hpp"

namespace instar::generator {
namespace {

/// Who gives up a name to whom, of the names that are one among all tables. An index and a key can both have given up
/// the same one, where a database keeps theirs apart.
class name_passing {
 public:
  explicit name_passing(const schema_change& changes) {
    for (const auto& [name, change] : changes.tables) {
      successors_.insert(change.indexes.renamed.begin(), change.indexes.renamed.end());
      for (const auto& [from, to] : change.constraints.renamed)
        if (has_index(*change.before.find_constraint(from))) successors_.emplace(from, to);
    }
  }

  /// Whether a name that is given up for another comes back from there, so that no order of renames can do it.
  [[nodiscard]] bool comes_back(const std::string& from, const std::string& to) const {
    std::set<std::string> reached;
    std::vector<std::string> left{to};
    while (!left.empty()) {
      const auto at = std::move(left.back());
      left.pop_back();
      if (at == from) return true;
      if (!reached.insert(at).second) continue;
      const auto [begin, end] = successors_.equal_range(at);
      for (auto each = begin; each != end; ++each) left.push_back(each->second);
    }
    return false;
  }

 private:
  std::multimap<std::string, std::string> successors_;
};

void make_passed_round_anew(schema_change& changes) {
  const name_passing names(changes);
  for (auto& [name, change] : changes.tables) {
    // Copies, because what is made anew is no longer renamed.
    for (const auto& [from, to] : std::vector(change.indexes.renamed))
      if (names.comes_back(from, to)) change.make_index_anew(from);
    for (const auto& [from, to] : std::vector(change.constraints.renamed))
      if (has_index(*change.before.find_constraint(from)) && names.comes_back(from, to))
        change.make_constraint_anew(from);
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
