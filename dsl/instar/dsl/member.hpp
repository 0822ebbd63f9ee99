#pragma once

/// From a member pointer to a value without types, so that everything behind the verbs is ordinary code over arrays.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

/// Which struct something belongs to. A number made of its name: whether the addresses of two objects differ is no
/// constant expression for GCC with the undefined-behaviour sanitizer.
using struct_id = std::uint64_t;

/// The most columns that one key, index or expression may name; PostgreSQL allows 32 in a key.
inline constexpr std::size_t most_members = 16;

/// A member of a struct.
struct member {
  struct_id owner = 0;
  const void* place = nullptr;  ///< to compare with those of the same owner

  [[nodiscard]] friend constexpr bool operator==(const member& left, const member& right) noexcept {
    return left.owner == right.owner && left.place == right.place;
  }
};

namespace detail {

/// Short, because a compiler goes through the whole of its name: once a struct, in every translation unit.
template <class T>
[[nodiscard]] constexpr auto id() {
#if defined(_MSC_VER) && !defined(__clang__)
  return frame::checksum(__FUNCSIG__, sizeof(__FUNCSIG__) - 1);
#else
  return frame::checksum(__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1);
#endif
}

template <class T>
inline constexpr struct_id id_of = id<T>();

/// An object whose members have addresses to compare, and no values.
template <class Struct>
union phantom {
  char nothing;
  Struct object;
  constexpr ~phantom() {}
};

/// Clang has no constexpr variable with a member whose destructor is not constexpr; GCC, where it is none, has the
/// empty destructor called at the end of the program.
#if defined(__clang__)
template <class Struct>
inline const phantom<Struct> phantom_of{0};
#else
template <class Struct>
inline constexpr phantom<Struct> phantom_of{0};
#endif

/// Says what is wrong with the members of one key, index or expression:
///
///     static_assert(detail::belong_together<detail::are_equal({detail::id_of<Structs>...}), sizeof...(Structs)>());
template <bool OfOneStruct, std::size_t Count>
[[nodiscard]] constexpr bool belong_together() {
  static_assert(OfOneStruct, "instar: these members belong to different structs; name the members of one table only");
  static_assert(Count <= most_members, "instar: more than 16 columns in one key, index or expression");
  return true;
}

[[nodiscard]] constexpr bool are_equal(std::initializer_list<struct_id> owners) noexcept {
  for (const struct_id owner : owners)
    if (owner != *owners.begin()) return false;
  return true;
}

}  // namespace detail
}  // namespace instar::dsl

/// The member that a pointer into `Struct` points to. A function would be instantiated for each type of each member,
/// and with GCC each instantiation looks at all names of the schema's namespace.
#define INSTAR_MEMBER_AT(Struct, pointer)                                                            \
  instar::dsl::member {                                                                              \
    instar::dsl::detail::id_of<Struct>, &(instar::dsl::detail::phantom_of<Struct>.object.*(pointer)) \
  }
