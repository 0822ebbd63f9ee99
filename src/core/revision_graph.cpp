#include <instar/revision_graph.hpp>

#include <algorithm>
#include <iterator>
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

const revision_order& row_of(const std::map<std::size_t, revision_order>& rows, std::optional<std::size_t> place) {
  static const revision_order none;
  const auto found = place ? rows.find(*place) : rows.end();
  return found == rows.end() ? none : found->second;
}

}  // namespace

revision_graph::revision_graph(std::vector<revision_ties> revisions) {
  read(revisions);
  if (!is_sorted()) {
    std::vector<revision_ties> ordered;
    ordered.reserve(revisions.size());
    for (const auto place : sorted()) ordered.push_back(std::move(revisions[place]));
    read(ordered);
  }
  find_children();
}

void revision_graph::read(const std::vector<revision_ties>& all) {
  revisions_.clear();
  revisions_.reserve(all.size());
  for (const auto& each : all) revisions_.push_back(each.revision);
  index();
  name_branches(all);
  find_replaced(all);
  find_needs(all);
}

void revision_graph::index() {
  const auto name = [this](std::size_t place) { return revisions_[place]; };
  by_name_.resize(revisions_.size());
  std::iota(by_name_.begin(), by_name_.end(), 0U);
  std::ranges::sort(by_name_, {}, name);
  if (const auto twice = std::ranges::adjacent_find(by_name_, {}, name); twice != by_name_.end())
    refuse(name(*twice), "revision " + text(name(*twice)) + " is there twice",
           "give one of the two migrations another id");
}

revision_graph::place_list::const_iterator revision_graph::lower_bound(std::string_view revision) const {
  return std::ranges::lower_bound(by_name_, revision, {}, [this](std::size_t place) { return revisions_[place]; });
}

void revision_graph::name_branches(const std::vector<revision_ties>& all) {
  labelled_.clear();
  labels_.clear();
  for (std::size_t place = 0; place != all.size(); ++place) {
    const auto& labels = all[place].labels;
    for (const auto label : labels) name_branch(label, place);
    if (!labels.empty()) labels_.emplace(place, labels);
  }
}

void revision_graph::name_branch(std::string_view label, std::size_t place) {
  const auto revision = revisions_[place];
  if (find(label))
    refuse(revision, "the branch label " + text(label) + " of revision " + text(revision) + " is a revision too",
           "give the branch another label");
  const auto [known, added] = labelled_.emplace(label, place);
  if (!added)
    refuse(revision,
           "the branch label " + text(label) + " is there twice, on revisions " + text(revisions_[known->second]) +
               " and " + text(revision),
           "give one of the two branches another label");
}

void revision_graph::find_replaced(const std::vector<revision_ties>& all) {
  replaces_.clear();
  for (std::size_t place = 0; place != all.size(); ++place)
    if (!all[place].replaces.empty()) replaces_.emplace(place, all[place].replaces);
}

void revision_graph::find_needs(const std::vector<revision_ties>& all) {
  needs_.all.clear();
  needs_.first.assign(1, 0);
  for (const auto& each : all) {
    for (const auto parent : each.parents) needs_.all.push_back(require_parent(parent, each.revision));
    needs_.first.push_back(needs_.all.size());
    for (const auto needed : each.depends_on) needs_.all.push_back(require_dependency(needed, each.revision));
    needs_.first.push_back(needs_.all.size());
  }
}

std::size_t revision_graph::require_parent(std::string_view parent, std::string_view of) const {
  const auto place = find(parent);
  if (!place)
    refuse(of, "revision " + text(of) + " follows " + text(parent) + ", which is not there",
           "name a migration of this chain in its `.parents`");
  return *place;
}

std::size_t revision_graph::require_dependency(std::string_view dependency, std::string_view of) const {
  if (const auto labelled = labelled_.find(dependency); labelled != labelled_.end()) return labelled->second;
  const auto place = find(dependency);
  if (!place) refuse_dependency(dependency, of);
  return *place;
}

void revision_graph::refuse_dependency(std::string_view dependency, std::string_view of) const {
  const auto longer = lower_bound(dependency);
  const auto begun = longer == by_name_.end() ? std::string_view() : revisions_[*longer];
  refuse(of,
         "revision " + text(of) + " depends on " + text(dependency) +
             ", which is neither a revision nor a branch label here",
         begun.starts_with(dependency) ? "write the whole id in its `.depends_on`: " + text(begun) +
                                             ". A later migration might begin with the same characters"
                                       : "name a migration of this chain in its `.depends_on`");
}

revision_graph::place_list revision_graph::sorted() const {
  std::vector<places> needs_of_each;
  needs_of_each.reserve(revisions_.size());
  for (std::size_t place = 0; place != revisions_.size(); ++place) needs_of_each.push_back(needs(place, ties::all));
  auto found = sorted_by_need(needs_of_each);
  if (!found.loop.empty()) refuse_loop(found.loop);
  return std::move(found.order);
}

bool revision_graph::is_sorted() const {
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    for (const auto needed : needs(place, ties::all))
      if (needed >= place) return false;
  return true;
}

void revision_graph::refuse_loop(const place_list& loop) const {
  std::string members;
  for (const auto place : loop) members += (members.empty() ? "" : ", ") + text(revisions_[place]);
  const auto first = revisions_[loop.front()];
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

revision_graph::places revision_graph::needs(std::size_t of, ties followed) const {
  return needs_.rows(2 * of, 2 * of + (followed == ties::all ? 2 : 1));
}

std::optional<std::size_t> revision_graph::find(std::string_view revision) const {
  const auto found = lower_bound(revision);
  return found == by_name_.end() || revisions_[*found] != revision ? std::nullopt : std::optional<std::size_t>(*found);
}

std::string_view revision_graph::find_labelled(std::string_view label) const {
  const auto found = labelled_.find(label);
  return found == labelled_.end() ? std::string_view() : revisions_[found->second];
}

revision_order revision_graph::parents(std::string_view revision) const {
  const auto place = find(revision);
  return place ? names_of(needs(*place, ties::parents)) : revision_order();
}

revision_order revision_graph::depends_on(std::string_view revision) const {
  const auto place = find(revision);
  return place ? names_of(needs_.rows(2 * *place + 1, 2 * *place + 2)) : revision_order();
}

const revision_order& revision_graph::labels(std::string_view revision) const {
  return row_of(labels_, find(revision));
}

const revision_order& revision_graph::replaces(std::string_view revision) const {
  return row_of(replaces_, find(revision));
}

revision_order revision_graph::children(std::string_view revision) const {
  const auto place = find(revision);
  return place ? names_of(children_of(*place)) : revision_order();
}

revision_order revision_graph::names_of(places of) const {
  revision_order names;
  names.reserve(of.size());
  for (const auto place : of) names.push_back(revisions_[place]);
  return names;
}

revision_order revision_graph::bases() const {
  revision_order bases;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (needs(place, ties::parents).empty()) bases.push_back(revisions_[place]);
  return bases;
}

revision_order revision_graph::heads() const {
  revision_order heads;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (children_of(place).empty()) heads.push_back(revisions_[place]);
  return heads;
}

revision_order revision_graph::branches() const {
  revision_order branches;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (children_of(place).size() > 1) branches.push_back(revisions_[place]);
  return branches;
}

revision_order revision_graph::tips() const { return tips_of(revision_marks(revisions_.size(), true)); }

revision_order revision_graph::heads_of(const revision_set& revisions) const { return tips_of(marked(revisions)); }

revision_order revision_graph::position_of(const revision_order& applied) const { return tips_of(marked(applied)); }

revision_order revision_graph::tips_of(const revision_marks& chosen) const {
  revision_marks needed(revisions_.size());
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (chosen[place])
      for (const auto other : needs(place, ties::all)) needed[other] = true;
  revision_order tips;
  for (std::size_t place = 0; place != revisions_.size(); ++place)
    if (chosen[place] && !needed[place]) tips.push_back(revisions_[place]);
  return tips;
}

revision_set revision_graph::all() const { return set_of(revision_marks(revisions_.size(), true)); }

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

revision_marks revision_graph::marked(const revision_set& names) const { return marks_of(names); }

revision_marks revision_graph::marked(const revision_order& names) const { return marks_of(names); }

template <class Names>
revision_marks revision_graph::marks_of(const Names& names) const {
  revision_marks places(revisions_.size());
  for (const auto name : names)
    if (const auto place = find(name)) places[*place] = true;
  return places;
}

revision_set revision_graph::set_of(const revision_marks& places) const {
  revision_set names;
  for (const auto place : by_name_)
    if (places[place]) names.insert(names.end(), revisions_[place]);
  return names;
}

revision_set revision_graph::lineage(std::string_view of) const {
  auto branch = ancestry({of}, ties::parents);
  branch.merge(progeny({of}, ties::parents));
  return branch;
}

revision_order revision_graph::in_order(const revision_set& revisions) const {
  revision_order order;
  std::ranges::copy_if(revisions_, std::back_inserter(order), [&](auto each) { return revisions.contains(each); });
  return order;
}

}  // namespace instar
