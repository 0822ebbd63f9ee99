#pragma once

/// From a member pointer to the member's place in its struct, so that everything behind the verbs is untyped.

#include <cstddef>
#include <cstdint>

#include <instar/dsl/reflection.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

/// Which struct something belongs to. A number made of its name: whether the addresses of two objects differ is no
/// constant expression for GCC with the undefined-behaviour sanitizer.
using struct_id = std::uint64_t;

/// A member as its place in the struct's reflection.
using member_position = std::uint8_t;

inline constexpr member_position unlisted_member = 255;

/// The most columns that one key, index or expression may name; PostgreSQL allows 32 in a key.
inline constexpr std::size_t most_members = 16;

/// Some members of one struct.
struct member_set {
  struct_id owner = 0;
  member_position positions[most_members] = {};
  std::uint8_t count = 0;
};

namespace detail {

template <class Struct>
[[nodiscard]] constexpr struct_id make_id() {
#if defined(_MSC_VER) && !defined(__clang__)
  return frame::checksum(__FUNCSIG__);
#else
  return frame::checksum(__PRETTY_FUNCTION__);
#endif
}

template <class Struct>
inline constexpr struct_id id_of = make_id<Struct>();

/// An object whose members have addresses to compare; it is never defined, because it is never needed outside of the
/// compiler.
template <class Struct>
union phantom {
  char nothing;
  Struct object;
  constexpr phantom() : nothing(0) {}
  constexpr ~phantom() {}
};

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif

template <class Struct>
extern const phantom<Struct> phantom_of;

[[nodiscard]] constexpr member_position find_address(const void* const* all, std::size_t count, const void* wanted) {
  for (std::size_t i = 0; i < count; ++i)
    if (all[i] == wanted) return static_cast<member_position>(i);
  return unlisted_member;
}

/// The addresses are local: a static array of them would be left in the object file for a struct of an anonymous
/// namespace, and would ask the linker for the phantom.
template <class Struct, auto... Members, class Member>
[[nodiscard]] constexpr member_position find_member(member_list<Struct, Members...>, Member Struct::*member) {
  const void* const all[] = {&(phantom_of<Struct>.object.*Members)...};
  return find_address(all, sizeof...(Members), &(phantom_of<Struct>.object.*member));
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

}  // namespace detail

/// The place of a member among the members of its struct.
template <class Struct, class Member>
[[nodiscard]] constexpr member_position position_of(Member Struct::*member) {
  static_assert(
      reflected<Struct>,
      "instar: the members of this struct are not known; declare them with INSTAR_DEFINE_STRUCT, or tell them "
      "with INSTAR_ADAPT_STRUCT");
  if constexpr (reflected<Struct>) {
    return detail::find_member(typename reflection<Struct>::members{}, member);
  } else {
    return unlisted_member;
  }
}

namespace detail {

template <class First, class... Others>
inline constexpr bool one_struct = (std::is_same_v<First, Others> && ...);

/// The places of members that belong to one struct.
template <class Struct, class... Structs, class... Members>
[[nodiscard]] constexpr member_set set_of(Members Structs::*... members) {
  static_assert(one_struct<Struct, Structs...>,
                "instar: these members belong to different structs; name the members of "
                "one table only");
  static_assert(sizeof...(Members) <= most_members, "instar: more than 16 columns in one key, index or expression");
  if constexpr (one_struct<Struct, Structs...> && sizeof...(Members) <= most_members)
    return {id_of<Struct>, {position_of(members)...}, static_cast<std::uint8_t>(sizeof...(Members))};
  else
    return {};
}

template <class First, class...>
struct first_of {
  using type = First;
};

}  // namespace detail
}  // namespace instar::dsl
