#pragma once

/// Properties: what an element has that not every database knows, or that no verb of its own is for.
///
/// They are given to `with(...)` of a column, a constraint, an index or one of its keys, and to the verbs `table` and
/// those of objects as they stand. docs/reference/dsl.md lists which belong to what.
///
///     column(&task::title).with(comment("what is to be done"), collation("C"))
///     index(&task::due_at).with(method("brin"), only(postgresql))
///     table<task>("tasks", comment("the work"), strict(), in(postgresql, parameters("fillfactor=70")))

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <instar/dsl/expression.hpp>
#include <instar/dsl/notes.hpp>
#include <instar/dsl/pools.hpp>

namespace instar::dsl {

/// One property; `Members` of its expression.
template <std::size_t Members = 0>
struct property : detail::pools<sizes{.members = Members, .properties = 1}> {};

/// The databases by name, for `only` and `in`.
inline constexpr phrase postgresql{"postgresql", 10};
inline constexpr phrase sqlite{"sqlite", 6};

namespace detail {

template <class Item>
inline constexpr bool is_property = false;
template <std::size_t Members>
inline constexpr bool is_property<property<Members>> = true;

[[nodiscard]] constexpr property<> flag(phrase name) { return {{.properties = {{{.name = name}}}}}; }
[[nodiscard]] constexpr property<> saying(phrase name, phrase text) {
  return {{.properties = {{{.name = name, .value = {.kind = term_kind::text, .text = text}}}}}};
}
[[nodiscard]] constexpr property<> counting(phrase name, std::int64_t number) {
  return {{.properties = {{{.name = name, .value = {.kind = term_kind::number, .number = number}}}}}};
}
template <std::size_t Members>
[[nodiscard]] constexpr property<Members> computing(phrase name, const sql_expression<Members>& value) {
  return {{.members = value.members, .properties = {{{.name = name, .value = value.note()}}}}};
}

/// `{a}, {b}`: members in the order of a list.
inline constexpr char listing[] = "{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}";
template <class... Structs, class... Members>
[[nodiscard]] constexpr auto listed(phrase name, Members Structs::*... members) {
  return computing(name, sql(phrase(listing, sizeof...(members) * 4 - 2), members...));
}

}  // namespace detail

template <class Item>
concept property_item = detail::is_property<Item>;

/// Says a property for one database, in the place of what holds for all.
template <std::size_t Members>
[[nodiscard]] constexpr property<Members> in(phrase dialect, const property<Members>& any) {
  auto result = any;
  result.properties.all[0].dialect = dialect;
  return result;
}

}  // namespace instar::dsl
