#pragma once

/// The graph of revisions: which follows which, and what else each needs.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
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

/// Some revisions of a graph: whether each is among them, in the order of the graph.
using revision_marks = std::vector<bool>;

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

  /// Each after those that it needs, otherwise as they were given.
  [[nodiscard]] const revision_order& revisions() const noexcept { return revisions_; }
  /// The place of a revision among them.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view revision) const;
  /// The revision that carries the label; empty when none does.
  [[nodiscard]] std::string_view find_labelled(std::string_view label) const;

  /// The ties of a revision; none of one that is not there.
  [[nodiscard]] revision_order parents(std::string_view revision) const;
  [[nodiscard]] revision_order depends_on(std::string_view revision) const;  ///< revisions and no labels
  [[nodiscard]] const revision_order& labels(std::string_view revision) const;
  [[nodiscard]] const revision_order& replaces(std::string_view revision) const;
  [[nodiscard]] revision_order children(std::string_view revision) const;

  [[nodiscard]] revision_order bases() const;     ///< those without parents
  [[nodiscard]] revision_order heads() const;     ///< those without children
  [[nodiscard]] revision_order branches() const;  ///< those with several children

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

  /// Which of `revisions()` are among these.
  [[nodiscard]] revision_marks marked(const revision_set& names) const;
  [[nodiscard]] revision_marks marked(const revision_order& names) const;

 private:
  using place_list = std::vector<std::uint32_t>;  ///< in half the room of `std::size_t`
  using places = std::span<const std::uint32_t>;

  /// Rows of places, one behind the other.
  struct place_rows {
    place_list all;
    place_list first;  ///< in `all`, of each row and of the one behind the last

    [[nodiscard]] places rows(std::size_t begin, std::size_t end) const {
      return places(all).subspan(first[begin], first[end] - first[begin]);
    }
  };

  void read(const std::vector<revision_ties>& all);
  void index();
  void name_branches(const std::vector<revision_ties>& all);
  void name_branch(std::string_view label, std::size_t place);
  void find_replaced(const std::vector<revision_ties>& all);
  void find_needs(const std::vector<revision_ties>& all);
  void find_children();
  [[nodiscard]] bool is_sorted() const;
  [[nodiscard]] place_list sorted() const;
  [[nodiscard]] std::size_t require_parent(std::string_view parent, std::string_view of) const;
  [[nodiscard]] std::size_t require_dependency(std::string_view dependency, std::string_view of) const;
  [[noreturn]] void refuse_dependency(std::string_view dependency, std::string_view of) const;
  [[noreturn]] void refuse_loop(const place_list& loop) const;

  /// In `by_name_`.
  [[nodiscard]] place_list::const_iterator lower_bound(std::string_view revision) const;
  [[nodiscard]] places needs(std::size_t of, ties followed) const;
  [[nodiscard]] places children_of(std::size_t place) const { return children_.rows(place, place + 1); }
  [[nodiscard]] revision_order names_of(places of) const;
  template <class Names>
  [[nodiscard]] revision_marks marks_of(const Names& names) const;
  [[nodiscard]] revision_set set_of(const revision_marks& places) const;
  [[nodiscard]] revision_order tips_of(const revision_marks& chosen) const;

  revision_order revisions_;
  place_list by_name_;  ///< the places of the revisions, sorted by these
  place_rows needs_;    ///< two rows of each revision: its parents, and what it depends on
  place_rows children_;
  std::map<std::string_view, std::size_t> labelled_;
  // Few have any of these.
  std::map<std::size_t, revision_order> labels_;
  std::map<std::size_t, revision_order> replaces_;
};

}  // namespace instar
