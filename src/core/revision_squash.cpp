#include <instar/revision_squash.hpp>

#include <algorithm>
#include <iterator>

namespace instar {
namespace {

using names = std::vector<std::string_view>;

bool contains(const names& all, std::string_view name) { return std::ranges::count(all, name) != 0; }

/// Each of the names that is to go, replaced by those that stand for it, once.
void replace(names& all, const names& gone, const names& instead) {
  names kept;
  const auto keep = [&](std::string_view name) {
    if (!contains(kept, name)) kept.push_back(name);
  };
  for (const auto& name : all)
    if (contains(gone, name))
      std::ranges::for_each(instead, keep);
    else
      keep(name);
  all = std::move(kept);
}

void exchange(std::vector<revision_ties>& revisions, const names& gone, const names& instead) {
  std::erase_if(revisions, [&](const revision_ties& each) { return contains(gone, each.revision); });
  for (auto& each : revisions) {
    if (contains(instead, each.revision)) continue;
    replace(each.parents, gone, instead);
    replace(each.depends_on, gone, instead);
  }
}

/// Those that none of the others follows.
names tips(const std::vector<revision_ties>& revisions, const names& among) {
  names last = among;
  for (const auto& each : revisions)
    if (contains(among, each.revision)) std::erase_if(last, [&](auto name) { return contains(each.parents, name); });
  return last;
}

void fold_one(std::vector<revision_ties>& revisions, const revision_ties& squashed, const revision_set& journalled) {
  names present;
  for (const auto& each : revisions)
    if (contains(squashed.replaces, each.revision)) present.push_back(each.revision);
  const auto is_journalled = [&](std::string_view name) { return journalled.contains(name); };
  if (!present.empty() && std::ranges::any_of(squashed.replaces, is_journalled))
    return exchange(revisions, {squashed.revision}, tips(revisions, present));
  auto& labels = std::ranges::find(revisions, squashed.revision, &revision_ties::revision)->labels;
  for (const auto& each : revisions)
    if (contains(present, each.revision)) labels.insert(labels.end(), each.labels.begin(), each.labels.end());
  exchange(revisions, squashed.replaces, {squashed.revision});
}

}  // namespace

std::vector<revision_ties> folded(std::vector<revision_ties> revisions, const revision_set& journalled) {
  std::vector<revision_ties> squashed;
  std::ranges::copy_if(revisions, std::back_inserter(squashed),
                       [](const auto& each) { return !each.replaces.empty(); });
  for (const auto& each : squashed) fold_one(revisions, each, journalled);
  return revisions;
}

}  // namespace instar
