#include <instar/revision_graph.hpp>

#include <algorithm>
#include <numeric>
#include <ranges>
#include <string>
#include <utility>

#include <instar/error.hpp>

namespace instar {
namespace {

[[noreturn]] void refuse(std::string_view revision, const std::string& message, std::string remedy) {
  throw error(error_code::malformed, message, {.migration = std::string(revision), .remedy = std::move(remedy)});
}

std::string text(std::string_view any) { return std::string(any); }

/// Puts revisions behind those that they need, or finds one that needs itself.
class sorting {
 public:
  explicit sorting(const std::vector<std::vector<std::size_t>>& needs)
      : needs_(needs), states_(needs.size(), state::unseen) {}

  /// Places in order; `loop` tells the places that need each other, when there are such.
  [[nodiscard]] std::vector<std::size_t> order() {
    for (std::size_t place = 0; place != needs_.size(); ++place) visit(place);
    return std::move(order_);
  }
  [[nodiscard]] const std::vector<std::size_t>& loop() const { return loop_; }

 private:
  enum class state { unseen, open, placed };
  struct visited {
    std::size_t place;
    std::size_t next;
  };

  // Without recursion: the newest of ten thousand migrations may come first.
  void visit(std::size_t first) {
    if (states_[first] != state::unseen) return;
    path_ = {{first, 0}};
    states_[first] = state::open;
    while (!path_.empty() && loop_.empty()) advance();
  }

  void advance() {
    auto& [place, next] = path_.back();
    if (next == needs_[place].size()) {
      states_[place] = state::placed;
      order_.push_back(place);
      path_.pop_back();
      return;
    }
    const auto needed = needs_[place][next++];
    if (states_[needed] == state::open) return remember_loop(needed);
    if (states_[needed] == state::placed) return;
    states_[needed] = state::open;
    path_.push_back({needed, 0});
  }

  void remember_loop(std::size_t needed) {
    const auto begin = std::ranges::find(path_, needed, &visited::place);
    for (const auto& each : std::ranges::subrange(begin, path_.end())) loop_.push_back(each.place);
  }

  const std::vector<std::vector<std::size_t>>& needs_;
  std::vector<state> states_;
  std::vector<visited> path_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> loop_;
};

}  // namespace

revision_graph::revision_graph(std::vector<revision_ties> revisions) : revisions_(std::move(revisions)) {
  index();
  name_branches();
  resolve_dependencies();
  if (sort()) {
    index();
    name_branches();
  }
  find_children();
}

void revision_graph::index() {
  const auto name = [this](std::size_t place) { return name_at(place); };
  by_name_.resize(revisions_.size());
  std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
  std::ranges::sort(by_name_, {}, name);
  if (const auto twice = std::ranges::adjacent_find(by_name_, {}, name); twice != by_name_.end())
    refuse(name(*twice), "revision " + text(name(*twice)) + " is there twice",
           "give one of the two migrations another id");
}

std::vector<std::size_t>::const_iterator revision_graph::lower_bound(std::string_view revision) const {
  return std::ranges::lower_bound(by_name_, revision, {}, [this](std::size_t place) { return name_at(place); });
}

void revision_graph::name_branches() {
  labelled_.clear();
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto& label : revisions_[place].labels) {
      const auto revision = revisions_[place].revision;
      if (find(label) != nullptr)
        refuse(revision, "the branch label " + text(label) + " of revision " + text(revision) + " is a revision too",
               "give the branch another label");
      const auto [known, added] = labelled_.emplace(label, place);
      if (!added)
        refuse(revision,
               "the branch label " + text(label) + " is there twice, on revisions " +
                   text(revisions_[known->second].revision) + " and " + text(revision),
               "give one of the two branches another label");
    }
}

void revision_graph::resolve_dependencies() {
  for (auto& each : revisions_)
    for (auto& dependency : each.depends_on) {
      if (const auto* labelled = find_labelled(dependency)) dependency = labelled->revision;
      if (find(dependency) != nullptr) continue;
      const auto longer = lower_bound(dependency);
      const auto begun = longer == by_name_.end() ? std::string_view() : name_at(*longer);
      refuse(each.revision,
             "revision " + text(each.revision) + " depends on " + text(dependency) +
                 ", which is neither a revision nor a branch label here",
             begun.starts_with(dependency) ? "write the whole id in its `.depends_on`: " + text(begun) +
                                                 ". A later migration might begin with the same characters"
                                           : "name a migration of this chain in its `.depends_on`");
    }
  for (const auto& each : revisions_)
    for (const auto& parent : each.parents)
      if (find(parent) == nullptr)
        refuse(each.revision, "revision " + text(each.revision) + " follows " + text(parent) + ", which is not there",
               "name a migration of this chain in its `.parents`");
}

bool revision_graph::sort() {
  std::vector<std::vector<std::size_t>> all_needs;
  all_needs.reserve(revisions_.size());
  for (std::size_t place = 0; place != revisions_.size(); ++place) all_needs.push_back(needs(place, ties::all));
  sorting sorted(all_needs);
  const auto order = sorted.order();
  if (const auto& loop = sorted.loop(); !loop.empty()) {
    std::string members;
    for (const auto place : loop) members += (members.empty() ? "" : ", ") + text(revisions_[place].revision);
    const auto first = revisions_[loop.front()].revision;
    refuse(first,
           "revision " + text(first) + " needs itself" +
               (loop.size() == 1 ? "" : ": these follow or depend on each other: " + members),
           "correct `.parents` or `.depends_on` of one of " + members);
  }
  if (std::ranges::is_sorted(order)) return false;
  std::vector<revision_ties> ordered;
  ordered.reserve(order.size());
  for (const auto place : order) ordered.push_back(std::move(revisions_[place]));
  revisions_ = std::move(ordered);
  return true;
}

void revision_graph::find_children() {
  first_child_.assign(revisions_.size() + 1, 0);
  for (const auto& each : revisions_)
    for (const auto& parent : each.parents) ++first_child_[place_of(parent) + 1];
  std::partial_sum(first_child_.begin(), first_child_.end(), first_child_.begin());
  children_.resize(first_child_.back());
  auto next = first_child_;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto& parent : revisions_[place].parents) children_[next[place_of(parent)]++] = place;
}

std::span<const std::size_t> revision_graph::children_of(std::size_t place) const {
  return std::span(children_).subspan(first_child_[place], first_child_[place + 1] - first_child_[place]);
}

std::vector<std::size_t> revision_graph::needs(std::size_t of, ties followed) const {
  std::vector<std::size_t> places;
  for (const auto& parent : revisions_[of].parents) places.push_back(place_of(parent));
  if (followed == ties::parents) return places;
  for (const auto& dependency : revisions_[of].depends_on) places.push_back(place_of(dependency));
  return places;
}

const revision_ties* revision_graph::find(std::string_view revision) const {
  const auto place = place_of(revision);
  return place == revisions_.size() ? nullptr : &revisions_[place];
}

std::size_t revision_graph::place_of(std::string_view revision) const {
  const auto found = lower_bound(revision);
  return found == by_name_.end() || name_at(*found) != revision ? revisions_.size() : *found;
}

const revision_ties* revision_graph::find_labelled(std::string_view label) const {
  const auto found = labelled_.find(label);
  return found == labelled_.end() ? nullptr : &revisions_[found->second];
}

revision_order revision_graph::bases() const {
  revision_order bases;
  for (const auto& each : revisions_)
    if (each.parents.empty()) bases.push_back(each.revision);
  return bases;
}

revision_order revision_graph::heads() const {
  revision_order heads;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (children_of(place).empty()) heads.push_back(revisions_[place].revision);
  return heads;
}

revision_order revision_graph::branches() const {
  revision_order branches;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (children_of(place).size() > 1) branches.push_back(revisions_[place].revision);
  return branches;
}

revision_order revision_graph::children(std::string_view revision) const {
  revision_order children;
  for (const auto place : children_of(place_of(revision))) children.push_back(revisions_[place].revision);
  return children;
}

revision_order revision_graph::heads_of(const revision_set& revisions) const {
  return position_of({revisions.begin(), revisions.end()});
}

revision_order revision_graph::position_of(const revision_order& applied) const {
  std::vector<bool> chosen(revisions_.size()), needed(revisions_.size());
  for (const auto& revision : applied)
    if (const auto place = place_of(revision); place != chosen.size()) chosen[place] = true;
  revision_order heads;
  for (std::size_t place = revisions_.size(); place-- != 0;) {
    if (!chosen[place]) continue;
    if (!needed[place]) heads.push_back(revisions_[place].revision);
    for (const auto other : needs(place, ties::all)) needed[other] = true;
  }
  std::ranges::reverse(heads);
  return heads;
}

revision_set revision_graph::all() const {
  revision_set all;
  for (const auto& each : revisions_) all.insert(each.revision);
  return all;
}

revision_set revision_graph::ancestry(const revision_set& of, ties followed) const {
  revision_set found = of;
  for (const auto& each : std::views::reverse(revisions_)) {
    if (!found.contains(each.revision)) continue;
    found.insert(each.parents.begin(), each.parents.end());
    if (followed == ties::all) found.insert(each.depends_on.begin(), each.depends_on.end());
  }
  return found;
}

revision_set revision_graph::progeny(const revision_set& of, ties followed) const {
  revision_set found = of;
  const auto is_found = [&](std::string_view revision) { return found.contains(revision); };
  for (const auto& each : revisions_)
    if (std::ranges::any_of(each.parents, is_found) ||
        (followed == ties::all && std::ranges::any_of(each.depends_on, is_found)))
      found.insert(each.revision);
  return found;
}

revision_set revision_graph::lineage(std::string_view of) const {
  auto branch = ancestry({of}, ties::parents);
  branch.merge(progeny({of}, ties::parents));
  return branch;
}

revision_order revision_graph::in_order(const revision_set& revisions) const {
  revision_order order;
  for (const auto& each : revisions_)
    if (revisions.contains(each.revision)) order.push_back(each.revision);
  return order;
}

}  // namespace instar
