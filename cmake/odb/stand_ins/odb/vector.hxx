#pragma once

// A stand-in, see ../../README.md.
#include <odb/container-traits.hxx>

#include <memory>
#include <vector>

namespace odb {

/// A vector that knows which of its elements were changed; the compiler calls it smart.
template <typename Value, typename Allocator = std::allocator<Value>>
class vector : public std::vector<Value, Allocator> {
 public:
  using std::vector<Value, Allocator>::vector;
};

template <typename Value, typename Allocator>
class access::container_traits<vector<Value, Allocator>> : public ordered_container<Value, true> {};

}  // namespace odb
