#pragma once

/// A sorted set whose copies share their elements.

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace instar {

/// Like `std::set`, but a copy costs a pointer for each element, and an element is copied where it is changed in one of
/// the sets that have it. So a large schema before a change and the one after it are together hardly larger than one.
/// Sets that share elements are for one thread at a time.
///
/// A reference to an element holds until the element is changed or erased in every set that has it; an iterator holds
/// until its set is changed otherwise than by `edit` of an element that keeps its place.
template <class Element, class Order>
class shared_set {
  using pointer_to_element = std::shared_ptr<const Element>;
  using pointers = std::vector<pointer_to_element>;

 public:
  using value_type = Element;
  using size_type = std::size_t;

  class const_iterator {
   public:
    using iterator_category = std::bidirectional_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using pointer = const Element*;
    using reference = const Element&;

    const_iterator() = default;
    [[nodiscard]] reference operator*() const { return **at_; }
    [[nodiscard]] pointer operator->() const { return at_->get(); }
    const_iterator& operator++() { return ++at_, *this; }
    const_iterator& operator--() { return --at_, *this; }
    const_iterator operator++(int) { return const_iterator(at_++); }
    const_iterator operator--(int) { return const_iterator(at_--); }
    friend bool operator==(const const_iterator&, const const_iterator&) = default;

   private:
    friend class shared_set;
    using place = typename pointers::const_iterator;
    explicit const_iterator(place at) : at_(at) {}
    place at_;
  };
  using iterator = const_iterator;

  shared_set() = default;
  shared_set(std::initializer_list<Element> all) : shared_set(all.begin(), all.end()) {}
  template <class Iterator>
  shared_set(Iterator begin, Iterator end) {
    for (; begin != end; ++begin) insert(*begin);
  }
  shared_set(const shared_set&) = default;
  shared_set(shared_set&&) noexcept = default;
  shared_set& operator=(shared_set&&) noexcept = default;
  ~shared_set() = default;

  /// Touches only what is not the same already: most often that is an element among thousands.
  shared_set& operator=(const shared_set& other) {
    const auto [mine, others] = std::ranges::mismatch(all_, other.all_);
    const auto [my_end, others_end] = std::mismatch(all_.rbegin(), std::make_reverse_iterator(mine),
                                                    other.all_.rbegin(), std::make_reverse_iterator(others));
    const auto at = all_.erase(mine, my_end.base());
    all_.insert(at, others, others_end.base());
    return *this;
  }

  [[nodiscard]] const_iterator begin() const { return const_iterator(all_.begin()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(all_.end()); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] size_type size() const { return all_.size(); }

  /// What compares equal to `key` in the order; the end when nothing does.
  template <class Key>
  [[nodiscard]] const_iterator find(const Key& key) const {
    const auto at = place_of(key);
    return const_iterator(holds(at, key) ? at : all_.end());
  }
  template <class Key>
  [[nodiscard]] bool contains(const Key& key) const {
    return holds(place_of(key), key);
  }

  /// Where the element is, and whether it was not there before.
  std::pair<const_iterator, bool> insert(Element one) {
    const auto at = place_of(one);
    if (holds(at, one)) return {const_iterator(at), false};
    return {const_iterator(all_.insert(at, std::make_shared<Element>(std::move(one)))), true};
  }

  /// The same; the place, which an inserter gives, is not looked at.
  const_iterator insert(const_iterator /*place*/, Element one) { return insert(std::move(one)).first; }

  const_iterator erase(const_iterator which) { return const_iterator(all_.erase(which.at_)); }
  template <class Key>
  size_type erase(const Key& key) {
    const auto at = place_of(key);
    if (!holds(at, key)) return 0;
    all_.erase(at);
    return 1;
  }
  void clear() { all_.clear(); }

  /// Removes an element, and gives a copy of it.
  [[nodiscard]] Element take(const_iterator which) {
    Element taken = *which;
    erase(which);
    return taken;
  }

  /// Changes an element, and puts it where it belongs then; it must still differ from the rest.
  template <class Change>
  void edit(const_iterator which, Change change) {
    const auto at = all_.begin() + (which.at_ - all_.cbegin());
    change_one(*at, change);
    std::rotate(at, std::next(at), std::lower_bound(std::next(at), all_.end(), *at, are_in_order));
    move_forward(at);
  }

  /// Changes every element that `is_meant`; the changed ones must still differ from each other and from the rest.
  template <class Meant, class Change>
  void edit_if(Meant is_meant, Change change) {
    for (auto& one : all_)
      if (is_meant(*one)) change_one(one, change);
    for (auto one = all_.begin(); one != all_.end(); ++one) move_forward(one);
  }

  /// Changes every element; they must still differ from each other.
  template <class Change>
  void edit_all(Change change) {
    edit_if([](const Element&) { return true; }, std::move(change));
  }

  /// `is_meant` may ask the set, which has all elements until the last is decided upon.
  template <class Meant>
  friend size_type erase_if(shared_set& all, Meant is_meant) {
    pointers kept;
    std::ranges::copy_if(all.all_, std::back_inserter(kept), [&](const auto& one) { return !is_meant(*one); });
    const auto erased = all.size() - kept.size();
    all.all_ = std::move(kept);
    return erased;
  }

  friend bool operator==(const shared_set& left, const shared_set& right) {
    return std::ranges::equal(left.all_, right.all_,
                              [](const auto& one, const auto& other) { return one == other || *one == *other; });
  }

 private:
  template <class Key>
  [[nodiscard]] auto place_of(const Key& key) const {
    return std::partition_point(all_.begin(), all_.end(), [&](const auto& one) { return Order()(*one, key); });
  }
  template <class Place, class Key>
  [[nodiscard]] bool holds(Place at, const Key& key) const {
    return at != all_.end() && !Order()(key, **at);
  }

  /// Elements are made as what can be changed; only their sharing makes them constant.
  template <class Change>
  static void change_one(pointer_to_element& one, Change& change) {
    if (one.use_count() != 1) one = std::make_shared<Element>(*one);
    change(const_cast<Element&>(*one));
  }

  [[nodiscard]] static bool are_in_order(const pointer_to_element& left, const pointer_to_element& right) {
    return Order()(*left, *right);
  }
  /// Puts an element where it belongs among those before it, which are in order. Few elements are out of place.
  void move_forward(typename pointers::iterator one) {
    if (one == all_.begin() || are_in_order(*std::prev(one), *one)) return;
    std::rotate(std::upper_bound(all_.begin(), one, *one, are_in_order), one, std::next(one));
  }

  pointers all_;
};

}  // namespace instar
