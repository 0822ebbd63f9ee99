#pragma once

/// The verbs for what orders or compares rows by keys: indexes and exclusion constraints.

#include <type_traits>

#include <instar/dsl/constraint.hpp>
#include <instar/dsl/element.hpp>
#include <instar/dsl/expression.hpp>

namespace instar::dsl {

/// One key of an index: a column or an expression, and how it is ordered.
template <sizes Size>
struct index_key_description : detail::pools<Size> {
  /// Says how the index goes by this key.
  ///
  ///     key(&task::due_at).with(descending(), nulls_last())
  template <property_item... Properties>
  [[nodiscard]] constexpr auto with(const Properties&... properties) const {
    return detail::with_properties<index_key_description<Size + detail::size_of_all<Properties...>>>(*this,
                                                                                                     properties...);
  }

  [[nodiscard]] constexpr key_note& note() { return this->keys.all[0]; }
};

template <sizes Size>
struct index_description : detail::constraint_verbs<index_description, Size> {
  /// Lets no two rows have the same values in the index.
  [[nodiscard]] constexpr index_description unique() const {
    auto result = *this;
    result.note().is_unique = true;
    return result;
  }

  /// Leaves out of the index the rows for which the condition does not hold.
  template <std::size_t Members>
  [[nodiscard]] constexpr auto where(const sql_expression<Members>& condition) const {
    return this->on_condition(condition);
  }
};

template <sizes Size>
struct exclude_description : detail::constraint_verbs<exclude_description, Size> {
  /// Leaves out of the constraint the rows for which the condition does not hold.
  template <std::size_t Members>
  [[nodiscard]] constexpr auto where(const sql_expression<Members>& condition) const {
    return this->on_condition(condition);
  }
};

/// A column as the key of an index.
template <class Struct, class Member>
[[nodiscard]] constexpr index_key_description<sizes{.keys = 1}> key(Member Struct::*member) {
  return {{.keys = {{{.column = INSTAR_MEMBER_AT(Struct, member)}}}}};
}

/// An expression as the key of an index.
///
///     index("ix_people_name", key(sql("lower({})", &person::name)).with(operator_class("text_pattern_ops")))
template <std::size_t Members>
[[nodiscard]] constexpr index_key_description<sizes{.members = Members, .keys = 1}> key(
    const sql_expression<Members>& expression) {
  return {{.members = expression.members, .keys = {{{.expression = expression.note()}}}}};
}

namespace detail {

template <template <sizes> class Description, class... Keys>
[[nodiscard]] constexpr auto over_keys(note_kind kind, phrase name, const Keys&... keys) {
  static_assert(sizeof...(Keys) <= most_members, "instar: more than 16 columns in one key, index or expression");
  Description<sizes{.constraints = 1} + size_of_all<Keys...>> result;
  result.note() = {.kind = kind, .name = name, .keys = {0, sizeof...(Keys)}};
  sizes used{.constraints = 1};
  (result.append(used, keys), ...);
  return result;
}

template <std::size_t Members>
using index_of = index_description<sizes{.constraints = 1, .members = Members}>;

}  // namespace detail

/// Makes an index over one or more columns, with a name of its own.
///
///     index("ix_tasks_open", &task::status, &task::due_at).where(sql("{} <> 'done'", &task::status))
template <class... Structs, class... Members>
[[nodiscard]] constexpr detail::index_of<sizeof...(Members)> index(phrase name, Members Structs::*... members) {
  static_assert(detail::belong_together<detail::are_equal({detail::id_of<Structs>...}), sizeof...(Structs)>());
  return {{{
      .constraints = {{{.kind = note_kind::index, .name = name, .members = {0, sizeof...(Members)}}}},
      .members = {{INSTAR_MEMBER_AT(Structs, members)...}},
  }}};
}

/// Makes an index over one or more columns; it is called `ix_<table>_<columns>`.
template <class Struct, class Member, class... Structs, class... Members>
[[nodiscard]] constexpr detail::index_of<sizeof...(Members) + 1> index(Member Struct::*first,
                                                                       Members Structs::*... others) {
  return dsl::index(phrase(), first, others...);
}

/// Makes an index over keys that say more than their column: an order, an operator class, an expression.
///
///     index("ix_tasks_due", key(&task::due_at).with(descending()), key(&task::title))
template <sizes First, sizes... Others>
[[nodiscard]] constexpr auto index(phrase name, const index_key_description<First>& first,
                                   const index_key_description<Others>&... others) {
  return detail::over_keys<index_description>(note_kind::index, name, first, others...);
}

/// The same, called as the naming convention has it.
template <sizes First, sizes... Others>
[[nodiscard]] constexpr auto index(const index_key_description<First>& first,
                                   const index_key_description<Others>&... others) {
  return detail::over_keys<index_description>(note_kind::index, phrase(), first, others...);
}

/// Lets no two rows compare as the operators of all keys say. PostgreSQL alone has this.
///
///     exclude("ex_bookings", key(&booking::room).with(compared_by("=")),
///     key(&booking::during).with(compared_by("&&")))
///         .with(method("gist"), only(postgresql))
template <sizes... Sizes>
[[nodiscard]] constexpr auto exclude(phrase name, const index_key_description<Sizes>&... keys) {
  return detail::over_keys<exclude_description>(note_kind::exclude, name, keys...);
}

}  // namespace instar::dsl
