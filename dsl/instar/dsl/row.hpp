#pragma once

/// Rows that belong to the schema: reference data, declared beside its table.

#include <cstddef>
#include <type_traits>

#include <instar/dsl/element.hpp>
#include <instar/dsl/expression.hpp>
#include <instar/dsl/term.hpp>

namespace instar::dsl {

/// One value of a row.
template <std::size_t Members>
struct seeded_value : detail::pools<sizes{.members = Members, .seeds = 1}> {};

/// NULL as the value of a seeded row.
struct null_value {};
inline constexpr null_value null;

/// Says what a seeded row has in a column: a value of the member's type, `null`, or an expression.
///
///     value(&status::label, "open")
template <class Struct, class Member, class Given>
[[nodiscard]] constexpr seeded_value<0> value(Member Struct::*member, const Given& given) {
  using type = detail::value_type<Member>;
  using decayed = std::decay_t<const Given&>;
  static_assert(detail::fits<type, decayed>,
                "instar: the value of a seeded row is not of the column's type; give a value of that type (of a "
                "floating-point column as text, such as \"0.5\"), null, or sql(\"...\")");
  if constexpr (detail::fits<type, decayed>)
    return {{.seeds = {{{INSTAR_MEMBER_AT(Struct, member), detail::term_of<type, decayed>(given)}}}}};
  else
    return {};
}
template <class Struct, class Member>
[[nodiscard]] constexpr seeded_value<0> value(Member Struct::*member, null_value) {
  static_assert(detail::is_optional<Member>, "instar: a seeded row says null of a member that is not a std::optional");
  return {{.seeds = {{{INSTAR_MEMBER_AT(Struct, member), {.kind = term_kind::expression, .text = "null"}}}}}};
}
template <class Struct, class Member, std::size_t Members>
[[nodiscard]] constexpr seeded_value<Members> value(Member Struct::*member, const sql_expression<Members>& given) {
  return {{.members = given.members, .seeds = {{{INSTAR_MEMBER_AT(Struct, member), given.note()}}}}};
}

template <sizes Size>
struct row_description : detail::pools<Size> {};

/// Declares a row that the table holds in every database. Migrations insert it, update it when a value is changed here,
/// and delete it when it is taken away here; the primary key tells which row is which, so its values must be there.
/// A column that is not named is left to the database, and to those who change it.
///
///     row(value(&status::id, 1), value(&status::label, "open"))
template <std::size_t... Members>
[[nodiscard]] constexpr auto row(const seeded_value<Members>&... values) {
  row_description<sizes{.rows = 1} + detail::size_of_all<seeded_value<Members>...>> result;
  result.rows.all[0].seeds.count = sizeof...(values);
  sizes used{.rows = 1};
  (result.append(used, values), ...);
  return result;
}

}  // namespace instar::dsl
