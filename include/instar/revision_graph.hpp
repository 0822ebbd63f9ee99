#pragma once

/// The graph of revisions: which follows which, and what else each needs.

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace instar {

/// A revision and its ties. The views are of texts that outlive the graph.
struct revision_ties {
  std::string_view revision;
  std::vector<std::string_view> parents;     ///< none for a base, several where branches meet
  std::vector<std::string_view> depends_on;  ///< revisions or labels that have to be applied before, and on their own
  std::vector<std::string_view> labels;      ///< names of the branch that it belongs to
  std::vector<std::string_view> replaces = {};  ///< revisions that it was squashed from, here or no longer
};

/// A set of revisions, for example those that are applied to a database.
using revision_set = std::set<std::string_view>;

/// Revisions in a row, for example in the order in which they were applied.
using revision_order = std::vector<std::string_view>;

/// Which ties count when a graph is walked.
enum class ties {
  parents,  ///< who follows whom
  all,      ///< dependencies as well
};

/// Revisions that can be applied in some order, each after what it needs.
///
///     const instar::revision_graph graph({{"a"}, {"b", {"a"}}, {"c", {"a"}, {}, {"feature"}}});
///     graph.heads();  // b, c
class revision_graph {
 public:
  revision_graph() = default;  ///< of no revisions
  /// Throws `error` (`malformed`), with the revision in `migration()`, when a revision or a label is there twice, or a
  /// revision needs one that is not there or itself.
  explicit revision_graph(std::vector<revision_ties> revisions);

  /// Each after those that it needs, otherwise as they were given. `depends_on` holds revisions and no labels.
  [[nodiscard]] const std::vector<revision_ties>& revisions() const noexcept { return revisions_; }
  [[nodiscard]] const revision_ties* find(std::string_view revision) const;
  /// The revision that carries the label, or null.
  [[nodiscard]] const revision_ties* find_labelled(std::string_view label) const;

  [[nodiscard]] revision_order bases() const;     ///< those without parents
  [[nodiscard]] revision_order heads() const;     ///< those without children
  [[nodiscard]] revision_order branches() const;  ///< those with several children
  /// None of a revision that is not there.
  [[nodiscard]] revision_order children(std::string_view revision) const;

  /// The revisions that nothing needs, in order: heads, but for those that another branch depends on.
  [[nodiscard]] revision_order tips() const;
  /// The revisions of a set that nothing else in it needs, in order. What is not there is passed over, here and below.
  [[nodiscard]] revision_order heads_of(const revision_set& revisions) const;
  /// The same of the revisions that are applied to a database: where it is.
  [[nodiscard]] revision_order position_of(const revision_order& applied) const;
  [[nodiscard]] revision_set all() const;

  /// The revisions and what they need.
  [[nodiscard]] revision_set ancestry(const revision_set& of, ties followed = ties::all) const;
  /// The revisions and what needs them.
  [[nodiscard]] revision_set progeny(const revision_set& of, ties followed = ties::all) const;
  /// A revision with its ancestors and its descendants: the branch that it stands for.
  [[nodiscard]] revision_set lineage(std::string_view of) const;

  /// The revisions of a set, each after those that it needs.
  [[nodiscard]] revision_order in_order(const revision_set& revisions) const;

 private:
  using marks = std::vector<bool>;  ///< of places

  /// For each place a row of others.
  struct place_rows {
    std::vector<std::size_t> all;
    std::vector<std::size_t> first;  ///< in `all`, of each row and of the one behind the last

    [[nodiscard]] std::span<const std::size_t> operator[](std::size_t place) const {
      return std::span(all).subspan(first[place], first[place + 1] - first[place]);
    }
  };

  void find_ties();
  void index();
  void name_branches();
  void find_needs();
  void find_children();
  [[nodiscard]] bool sort();  ///< whether anything had to be moved
  [[nodiscard]] bool is_sorted() const;
  [[nodiscard]] std::size_t require_parent(std::string_view parent, std::string_view of) const;
  [[nodiscard]] std::size_t require_dependency(std::string_view dependency, std::string_view of) const;
  [[noreturn]] void refuse_dependency(std::string_view dependency, std::string_view of) const;
  [[noreturn]] void refuse_loop(const std::vector<std::size_t>& loop) const;

  [[nodiscard]] std::string_view name_at(std::size_t place) const { return revisions_[place].revision; }
  /// The number of revisions for one that is not there.
  [[nodiscard]] std::size_t place_of(std::string_view revision) const;
  /// In `by_name_`.
  [[nodiscard]] std::vector<std::size_t>::const_iterator lower_bound(std::string_view revision) const;
  [[nodiscard]] std::span<const std::size_t> needs(std::size_t of, ties followed) const;
  template <class Names>
  [[nodiscard]] marks marked(const Names& names) const;
  [[nodiscard]] revision_set set_of(const marks& places) const;
  [[nodiscard]] revision_order tips_of(const marks& chosen) const;

  std::vector<revision_ties> revisions_;
  std::vector<std::size_t> by_name_;  ///< the places of the revisions, sorted by these
  place_rows needs_;                  ///< parents, and behind them what is depended on
  place_rows children_;
  std::map<std::string_view, std::size_t> labelled_;
};

}  // namespace instar
