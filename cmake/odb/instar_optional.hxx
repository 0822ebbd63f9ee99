#pragma once

// ODB up to 2.5 does not know std::optional. What is said of it here is less special than what a header of the user's
// own may say, which then holds.
#include <version>

#ifdef __cpp_concepts
#include <odb/wrapper-traits.hxx>

#include <concepts>
#include <optional>

namespace odb {

template <template <typename> class Wrapper, typename Value>
  requires std::same_as<Wrapper<Value>, std::optional<Value>>
struct wrapper_traits<Wrapper<Value>> {
  typedef Value wrapped_type;
  static const bool null_handler = true;
  static const bool null_default = true;
};

}  // namespace odb
#endif
