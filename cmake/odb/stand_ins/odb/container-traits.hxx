#pragma once

// A stand-in, see ../../README.md.
#include <odb/core.hxx>

#include <array>
#include <cstddef>
#include <deque>
#include <forward_list>
#include <list>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace odb {

/// The numbers that the compiler knows kinds of containers by.
enum container_kind { ck_ordered, ck_set, ck_multiset, ck_map, ck_multimap };

/// What the compiler reads of containers.
template <typename Value, bool is_smart = false>
struct ordered_container {
  static const container_kind kind = ck_ordered;
  static const bool smart = is_smart;
  typedef Value value_type;
  typedef std::size_t index_type;
};

template <typename Value, container_kind of_kind>
struct set_container {
  static const container_kind kind = of_kind;
  static const bool smart = false;
  typedef Value value_type;
};

template <typename Key, typename Value, container_kind of_kind>
struct map_container {
  static const container_kind kind = of_kind;
  static const bool smart = false;
  typedef Key key_type;
  typedef Value value_type;
};

template <typename Value, std::size_t size>
class access::container_traits<std::array<Value, size>> : public ordered_container<Value> {};

template <typename Value, typename Allocator>
class access::container_traits<std::vector<Value, Allocator>> : public ordered_container<Value> {};

template <typename Value, typename Allocator>
class access::container_traits<std::list<Value, Allocator>> : public ordered_container<Value> {};

template <typename Value, typename Allocator>
class access::container_traits<std::forward_list<Value, Allocator>> : public ordered_container<Value> {};

template <typename Value, typename Allocator>
class access::container_traits<std::deque<Value, Allocator>> : public ordered_container<Value> {};

template <typename Value, typename Less, typename Allocator>
class access::container_traits<std::set<Value, Less, Allocator>> : public set_container<Value, ck_set> {};

template <typename Value, typename Less, typename Allocator>
class access::container_traits<std::multiset<Value, Less, Allocator>> : public set_container<Value, ck_multiset> {};

template <typename Value, typename Hash, typename Equal, typename Allocator>
class access::container_traits<std::unordered_set<Value, Hash, Equal, Allocator>>
    : public set_container<Value, ck_set> {};

template <typename Value, typename Hash, typename Equal, typename Allocator>
class access::container_traits<std::unordered_multiset<Value, Hash, Equal, Allocator>>
    : public set_container<Value, ck_multiset> {};

template <typename Key, typename Value, typename Less, typename Allocator>
class access::container_traits<std::map<Key, Value, Less, Allocator>> : public map_container<Key, Value, ck_map> {};

template <typename Key, typename Value, typename Less, typename Allocator>
class access::container_traits<std::multimap<Key, Value, Less, Allocator>>
    : public map_container<Key, Value, ck_multimap> {};

template <typename Key, typename Value, typename Hash, typename Equal, typename Allocator>
class access::container_traits<std::unordered_map<Key, Value, Hash, Equal, Allocator>>
    : public map_container<Key, Value, ck_map> {};

template <typename Key, typename Value, typename Hash, typename Equal, typename Allocator>
class access::container_traits<std::unordered_multimap<Key, Value, Hash, Equal, Allocator>>
    : public map_container<Key, Value, ck_multimap> {};

}  // namespace odb
