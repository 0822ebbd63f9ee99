#pragma once

/// Changes elements of a set, which are constant within it.

#include <utility>
#include <vector>

#include <instar/shared_set.hpp>

namespace instar {

/// Takes an element out of a set, changes it, and puts it back.
template <class Set, class Change>
void edit(Set& all, typename Set::iterator which, Change change) {
  auto node = all.extract(which);
  change(node.value());
  all.insert(std::move(node));
}

template <class Element, class Order, class Change>
void edit(shared_set<Element, Order>& all, typename shared_set<Element, Order>::iterator which, Change change) {
  all.edit(which, std::move(change));
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

template <class Element, class Order, class Meant, class Change>
void edit_if(shared_set<Element, Order>& all, Meant is_meant, Change change) {
  all.edit_if(std::move(is_meant), std::move(change));
}

template <class Set, class Change>
void edit_all(Set& all, Change change) {
  edit_if(
      all, [](const auto&) { return true; }, change);
}

}  // namespace instar
