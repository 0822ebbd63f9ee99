#pragma once

/// Changes elements of a set, which are constant within it.

#include <utility>
#include <vector>

namespace instar {

/// Takes an element out of a set, changes it, and puts it back.
template <class Set, class Change>
void edit(Set& all, typename Set::iterator which, Change change) {
  auto node = all.extract(which);
  change(node.value());
  all.insert(std::move(node));
}

/// Likewise for every element that `is_meant`; the changed ones must still differ from each other and from the rest.
template <class Set, class Meant, class Change>
void edit_if(Set& all, Meant is_meant, Change change) {
  std::vector<typename Set::node_type> taken;
  for (auto at = all.begin(); at != all.end();) {
    const auto current = at++;
    if (is_meant(*current)) taken.push_back(all.extract(current));
  }
  for (auto& node : taken) {
    change(node.value());
    all.insert(std::move(node));
  }
}

template <class Set, class Change>
void edit_all(Set& all, Change change) {
  edit_if(
      all, [](const auto&) { return true; }, change);
}

}  // namespace instar
