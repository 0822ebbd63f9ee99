#pragma once

/// The members of a struct, as types and names.
///
/// What others build on:
///
///     reflected<T>                 a concept: T was made or adapted by one of the macros, Boost.Hana's own included
///     reflection<T>::size          the number of members
///     reflection<T>::names[i]      their names, const char*
///     reflection<T>::members       member_list<T, &T::a, &T::b, ...>, a type to match a pack against
///
///     template <class T, auto... Members>
///     void store(parameters& to, const T& from, member_list<T, Members...>) { (to.put(from.*Members), ...); }
///     store(to, task, reflection<task>::members{});
///
/// A pack of member pointers compiles twenty times faster than a loop over Hana's accessors; those work as well, once
/// <boost/hana.hpp> is included.

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/hana/accessors.hpp>
#include <boost/hana/fwd/pair.hpp>
#include <boost/hana/fwd/string.hpp>
#include <boost/hana/fwd/tuple.hpp>

namespace instar::dsl {

/// The members of a struct as one type.
template <class Struct, auto... Members>
struct member_list {
  static constexpr std::size_t size = sizeof...(Members);
};

namespace detail {

/// For `decltype` alone. In a template, Clang looks at the arguments of a class at once, which takes longer than all
/// the rest of a struct, and at those of a function when it is called.
template <class Struct, auto... Members>
auto list() -> member_list<Struct, Members...>;

/// `INSTAR_ADAPT_STRUCT` specialises this; `INSTAR_DEFINE_STRUCT` puts the same into the struct itself.
template <class Struct>
struct adapted {};

template <class Struct>
concept defined_here = std::same_as<typename Struct::instar_reflection::described_struct, Struct>;

template <class Struct>
concept adapted_here = std::same_as<typename adapted<Struct>::described_struct, Struct>;

/// The reflection that instar's macros wrote.
template <class Source, class Struct>
struct own_reflection {
  using members = decltype(Source::template members<Struct>());
  static constexpr std::size_t size = members::size;
  static constexpr const auto& names = Source::names;
};

/// The reflection of a struct made by Boost.Hana's macros, read off the type of its accessors.
template <class Struct, class Accessors>
struct hana_reflection;

template <class Pair>
struct hana_member;
template <char... C, class Pointer, Pointer Member, template <class P, P> class Accessor>
struct hana_member<boost::hana::pair<boost::hana::string<C...>, Accessor<Pointer, Member>>> {
  static constexpr char name[] = {C..., '\0'};
  static constexpr Pointer member = Member;
};

template <class Struct, class... Pairs>
struct hana_reflection<Struct, boost::hana::tuple<Pairs...>> {
  static constexpr std::size_t size = sizeof...(Pairs);
  static constexpr const char* names[sizeof...(Pairs)] = {hana_member<Pairs>::name...};
  using members = member_list<Struct, hana_member<Pairs>::member...>;
};

template <class Struct>
struct reflection_of;
template <class Struct>
  requires defined_here<Struct>
struct reflection_of<Struct> : own_reflection<typename Struct::instar_reflection, Struct> {};
template <class Struct>
  requires(!defined_here<Struct> && adapted_here<Struct>)
struct reflection_of<Struct> : own_reflection<adapted<Struct>, Struct> {};
template <class Struct>
  requires(!defined_here<Struct> && !adapted_here<Struct> && boost::hana::Struct<Struct>::value)
struct reflection_of<Struct>
    : hana_reflection<Struct, std::remove_cvref_t<decltype(boost::hana::accessors<Struct>())>> {};

/// What Hana calls to get a member of a struct that instar's macros made.
template <class Pointer, Pointer Member>
struct accessor {
  template <class Self>
  constexpr decltype(auto) operator()(Self&& self) const {
    return static_cast<Self&&>(self).*Member;
  }
};

template <class Source, std::size_t I>
struct hana_name_at {
  static constexpr std::string_view name = Source::names[I];
  template <std::size_t... C>
  static auto spell(std::index_sequence<C...>) -> boost::hana::string<name[C]...>;
  using type = decltype(spell(std::make_index_sequence<name.size()>{}));
};

template <class Source, class Members, class Indices>
struct accessors_of;
template <class Source, class Struct, auto... Members, std::size_t... I>
struct accessors_of<Source, member_list<Struct, Members...>, std::index_sequence<I...>> {
  using type = boost::hana::tuple<
      boost::hana::pair<typename hana_name_at<Source, I>::type, accessor<decltype(Members), Members>>...>;
};

/// The tuple that Hana's `Struct` concept asks for. Only its type is ever computed before somebody calls Hana, which is
/// what makes these structs cheap to include where Hana's own macros cost each translation unit 70 ms and more.
template <class Source, class Struct, class Members = decltype(Source::template members<Struct>())>
using hana_accessors = typename accessors_of<Source, Members, std::make_index_sequence<Members::size>>::type;

}  // namespace detail

/// A struct whose members are known by name.
template <class T>
concept reflected = detail::defined_here<T> || detail::adapted_here<T> || boost::hana::Struct<T>::value;

/// The members of a struct: `size`, `names` and `members`; see the head of this file.
template <reflected T>
struct reflection : detail::reflection_of<T> {};

}  // namespace instar::dsl
