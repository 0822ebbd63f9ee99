#pragma once

/// The macros that tell instar and Boost.Hana what members a struct has.

#include <boost/hana/fwd/accessors.hpp>

#include <instar/dsl/preprocessor.hpp>
#include <instar/dsl/reflection.hpp>

/// Declares the members of the struct that it stands in, and makes that struct a `boost::hana::Struct`.
///
/// Takes the name of the struct and `(type, name)` for each member, 1,600 at the most. It is a drop-in for
/// `BOOST_HANA_DEFINE_STRUCT` which costs nothing until somebody uses the reflection.
///
///     struct category {
///       INSTAR_DEFINE_STRUCT(category, (std::int64_t, id), (std::string, name));
///     };
#define INSTAR_DEFINE_STRUCT(STRUCT, ...)                                                                             \
  INSTAR_PP_EACH(INSTAR_MEMBER_DECLARATION, __VA_ARGS__)                                                              \
  struct instar_reflection {                                                                                          \
    using described_struct = STRUCT;                                                                                  \
    static constexpr const char* names[] = {INSTAR_PP_EACH(INSTAR_MEMBER_TEXT, __VA_ARGS__)};                         \
    template <class instar_struct>                                                                                    \
    static auto members()                                                                                             \
        -> decltype(::instar::dsl::detail::list<instar_struct INSTAR_PP_EACH(INSTAR_MEMBER_POINTER, __VA_ARGS__)>()); \
  };                                                                                                                  \
  struct hana_accessors_impl {                                                                                        \
    template <class instar_struct = STRUCT>                                                                           \
    static constexpr auto apply() -> ::instar::dsl::detail::hana_accessors<instar_reflection, instar_struct> {        \
      return {};                                                                                                      \
    }                                                                                                                 \
  }

/// Tells the members of a struct that exists already; the struct itself is left as it is.
///
/// Stands in the global namespace, and takes the name of the struct with its namespace, then the names of all members
/// that are columns, 1,600 at the most. It replaces `BOOST_HANA_ADAPT_STRUCT`.
///
///     namespace app { struct tag { std::int64_t id = 0; std::string label; }; }
///     INSTAR_ADAPT_STRUCT(app::tag, id, label);
#define INSTAR_ADAPT_STRUCT(STRUCT, ...)                                                                            \
  template <>                                                                                                       \
  struct instar::dsl::detail::adapted<STRUCT> {                                                                     \
    using described_struct = STRUCT;                                                                                \
    static constexpr const char* names[] = {INSTAR_PP_EACH(INSTAR_NAME_TEXT, __VA_ARGS__)};                         \
    template <class instar_struct>                                                                                  \
    static auto members()                                                                                           \
        -> decltype(::instar::dsl::detail::list<instar_struct INSTAR_PP_EACH(INSTAR_NAME_POINTER, __VA_ARGS__)>()); \
  };                                                                                                                \
  template <>                                                                                                       \
  struct boost::hana::accessors_impl<STRUCT> {                                                                      \
    template <class instar_struct = STRUCT>                                                                         \
    static constexpr auto apply()                                                                                   \
        -> ::instar::dsl::detail::hana_accessors<::instar::dsl::detail::adapted<STRUCT>, instar_struct> {           \
      return {};                                                                                                    \
    }                                                                                                               \
  }

#define INSTAR_MEMBER_DECLARATION(member) INSTAR_PP_TYPE(member) INSTAR_PP_NAME(member);
#define INSTAR_MEMBER_TEXT(member) INSTAR_PP_TEXT(INSTAR_PP_NAME(member)),
#define INSTAR_MEMBER_POINTER(member) , &instar_struct::INSTAR_PP_NAME(member)
#define INSTAR_NAME_TEXT(name) #name,
#define INSTAR_NAME_POINTER(name) , &instar_struct::name
