#include <instar/revision_graph.hpp>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include <instar/error.hpp>

#include "core/revision_sorting.hpp"

namespace instar {
namespace {

[[noreturn]] void refuse(std::string_view revision, const std::string& message, std::string remedy) {
  throw error(error_code::malformed, message, {.migration = std::string(revision), .remedy = std::move(remedy)});
}

std::string text(std::string_view any) { return std::string(any); }

}  // namespace

revision_graph::revision_graph(std::vector<revision_ties> revisions) : revisions_(std::move(revisions)) {
  find_ties();
  if (sort()) find_ties();
  find_children();
}

void revision_graph::find_ties() {
  index();
  name_branches();
  find_needs();
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

void revision_graph::find_needs() {
  needs_.all.clear();
  needs_.first.assign(1, 0);
  for (auto& each : revisions_) {
    for (const auto& parent : each.parents) needs_.all.push_back(require_parent(parent, each.revision));
    for (auto& dependency : each.depends_on) {
      needs_.all.push_back(require_dependency(dependency, each.revision));
      dependency = name_at(needs_.all.back());
    }
    needs_.first.push_back(needs_.all.size());
  }
}

std::size_t revision_graph::require_parent(std::string_view parent, std::string_view of) const {
  const auto place = place_of(parent);
  if (place == revisions_.size())
    refuse(of, "revision " + text(of) + " follows " + text(parent) + ", which is not there",
           "name a migration of this chain in its `.parents`");
  return place;
}

std::size_t revision_graph::require_dependency(std::string_view dependency, std::string_view of) const {
  if (const auto labelled = labelled_.find(dependency); labelled != labelled_.end()) return labelled->second;
  const auto place = place_of(dependency);
  if (place == revisions_.size()) refuse_dependency(dependency, of);
  return place;
}

void revision_graph::refuse_dependency(std::string_view dependency, std::string_view of) const {
  const auto longer = lower_bound(dependency);
  const auto begun = longer == by_name_.end() ? std::string_view() : name_at(*longer);
  refuse(of,
         "revision " + text(of) + " depends on " + text(dependency) +
             ", which is neither a revision nor a branch label here",
         begun.starts_with(dependency) ? "write the whole id in its `.depends_on`: " + text(begun) +
                                             ". A later migration might begin with the same characters"
                                       : "name a migration of this chain in its `.depends_on`");
}

bool revision_graph::sort() {
  if (is_sorted()) return false;
  std::vector<std::span<const std::size_t>> needs_of_each;
  needs_of_each.reserve(revisions_.size());
  for (std::size_t place = 0; place != revisions_.size(); ++place) needs_of_each.push_back(needs(place, ties::all));
  const auto [order, loop] = sorted_by_need(needs_of_each);
  if (!loop.empty()) refuse_loop(loop);
  std::vector<revision_ties> ordered;
  ordered.reserve(order.size());
  for (const auto place : order) ordered.push_back(std::move(revisions_[place]));
  revisions_ = std::move(ordered);
  return true;
}

bool revision_graph::is_sorted() const {
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto needed : needs(place, ties::all))
      if (needed >= place) return false;
  return true;
}

void revision_graph::refuse_loop(const std::vector<std::size_t>& loop) const {
  std::string members;
  for (const auto place : loop) members += (members.empty() ? "" : ", ") + text(name_at(place));
  const auto first = name_at(loop.front());
  refuse(first,
         "revision " + text(first) + " needs itself" +
             (loop.size() == 1 ? "" : ": these follow or depend on each other: " + members),
         "correct `.parents` or `.depends_on` of one of " + members);
}

void revision_graph::find_children() {
  auto& [all, first] = children_;
  first.assign(revisions_.size() + 1, 0);
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto parent : needs(place, ties::parents)) ++first[parent + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  all.resize(first.back());
  auto next = first;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto parent : needs(place, ties::parents)) all[next[parent]++] = place;
}

std::span<const std::size_t> revision_graph::needs(std::size_t of, ties followed) const {
  return followed == ties::all ? needs_[of] : needs_[of].first(revisions_[of].parents.size());
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
    if (children_[place].empty()) heads.push_back(name_at(place));
  return heads;
}

revision_order revision_graph::branches() const {
  revision_order branches;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (children_[place].size() > 1) branches.push_back(name_at(place));
  return branches;
}

revision_order revision_graph::children(std::string_view revision) const {
  const auto of = place_of(revision);
  if (of == revisions_.size()) return {};
  revision_order children;
  for (const auto place : children_[of]) children.push_back(name_at(place));
  return children;
}

revision_order revision_graph::tips() const { return tips_of(marks(revisions_.size(), true)); }

revision_order revision_graph::heads_of(const revision_set& revisions) const { return tips_of(marked(revisions)); }

revision_order revision_graph::position_of(const revision_order& applied) const { return tips_of(marked(applied)); }

revision_order revision_graph::tips_of(const marks& chosen) const {
  marks needed(revisions_.size());
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (chosen[place])
      for (const auto other : needs(place, ties::all)) needed[other] = true;
  revision_order tips;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (chosen[place] && !needed[place]) tips.push_back(name_at(place));
  return tips;
}

revision_set revision_graph::all() const { return set_of(marks(revisions_.size(), true)); }

revision_set revision_graph::ancestry(const revision_set& of, ties followed) const {
  auto found = marked(of);
  for (auto place = revisions_.size(); place-- != 0;)
    if (found[place])
      for (const auto needed : needs(place, followed)) found[needed] = true;
  return set_of(found);
}

revision_set revision_graph::progeny(const revision_set& of, ties followed) const {
  auto found = marked(of);
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (std::ranges::any_of(needs(place, followed), [&](auto needed) { return found[needed]; })) found[place] = true;
  return set_of(found);
}

template <class Names>
revision_graph::marks revision_graph::marked(const Names& names) const {
  marks places(revisions_.size());
  for (const auto name : names)
    if (const auto place = place_of(name); place != places.size()) places[place] = true;
  return places;
}

revision_set revision_graph::set_of(const marks& places) const {
  revision_set names;
  for (const auto place : by_name_)
    if (places[place]) names.insert(names.end(), name_at(place));
  return names;
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
