#pragma once

// A stand-in, see ../../README.md.
#include <memory>

namespace odb {

/// Without a definition for a type, that type wraps no value.
template <typename Wrapper>
struct wrapper_traits;

/// What the compiler reads of a type that holds a value or none.
template <typename Wrapped, bool null_by_default>
struct nullable_wrapper {
  typedef Wrapped wrapped_type;
  static const bool null_handler = true;
  static const bool null_default = null_by_default;
};

template <typename Value, typename Deleter>
struct wrapper_traits<std::unique_ptr<Value, Deleter>> : nullable_wrapper<Value, false> {};

template <typename Value>
struct wrapper_traits<std::shared_ptr<Value>> : nullable_wrapper<Value, false> {};

}  // namespace odb
