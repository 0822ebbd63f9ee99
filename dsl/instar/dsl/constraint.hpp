#pragma once

/// The verbs that say something about a table or about several of its columns: keys and checks.

#include <concepts>
#include <type_traits>

#include <instar/dsl/element.hpp>
#include <instar/dsl/expression.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar::dsl {

using enum referential_action;

namespace detail {

/// What can be said of every constraint and index.
template <template <sizes> class Description, sizes Size>
struct constraint_verbs : pools<Size> {
  /// Names it; without this it is called as the schema's naming convention has it.
  [[nodiscard]] constexpr Description<Size> named(phrase given) const {
    auto result = self();
    result.note().name = given;
    return result;
  }

  /// Says what it was called before, so that a migration renames it.
  [[nodiscard]] constexpr Description<Size> renamed_from(phrase old_name) const {
    auto result = self();
    result.note().renamed_from = old_name;
    return result;
  }

  /// Says more about it, by the properties that its kind has.
  ///
  ///     unique(&task::title).with(nulls_not_distinct(), deferrable())
  template <property_item... Properties>
  [[nodiscard]] constexpr auto with(const Properties&... properties) const {
    return with_properties<Description<Size + size_of_all<Properties...>>>(*this, properties...);
  }

  [[nodiscard]] constexpr constraint_note& note() { return this->constraints.all[0]; }

 protected:
  [[nodiscard]] constexpr const Description<Size>& self() const { return static_cast<const Description<Size>&>(*this); }

  /// With a condition for the rows.
  template <std::size_t Members>
  [[nodiscard]] constexpr auto on_condition(const sql_expression<Members>& condition) const {
    enlarged<Description<Size + sql_expression<Members>::size>> result(*this);
    result.element.note().condition = condition.note(Size.members);
    result.append(condition);
    return result.element;
  }
};

}  // namespace detail

/// A primary key, a unique constraint or a check.
template <sizes Size>
struct constraint_description : detail::constraint_verbs<constraint_description, Size> {};

template <sizes Size>
struct foreign_key_description : detail::constraint_verbs<foreign_key_description, Size> {
  /// Says what happens to the row when the row it references is deleted: `cascade`, `set_null`, `set_default`,
  /// `restrict`, or `no_action`, which is the default and refuses.
  [[nodiscard]] constexpr foreign_key_description on_delete(referential_action action) const {
    auto result = *this;
    result.note().deleting = action;
    return result;
  }

  /// Says what happens to the row when the key it references changes.
  [[nodiscard]] constexpr foreign_key_description on_update(referential_action action) const {
    auto result = *this;
    result.note().updating = action;
    return result;
  }
};

/// Says what the table was called before.
struct renamed_note {
  phrase from;
};

struct keyless_note {};

/// Members that make up one side of a foreign key, with their types.
template <class Struct, class... Members>
struct member_group {
  member all[sizeof...(Members)];
};

namespace detail {

/// A column may reference another of the same C++ type; whether either is nullable does not matter.
template <class One, class Other>
inline constexpr bool may_reference = std::same_as<value_type<One>, value_type<Other>>;

template <std::size_t Members>
using key_description = constraint_description<sizes{.constraints = 1, .members = Members}>;

template <class... Structs, class... Members>
[[nodiscard]] constexpr auto key(note_kind kind, Members Structs::*... members) {
  static_assert(belong_together<are_equal({id_of<Structs>...}), sizeof...(Structs)>());
  return key_description<sizeof...(Members)>{{{
      .constraints = {{{.kind = kind, .members = {0, sizeof...(Members)}}}},
      .members = {{INSTAR_MEMBER_AT(Structs, members)...}},
  }}};
}

template <std::size_t Columns>
using foreign_key_of = foreign_key_description<sizes{.constraints = 1, .members = 2 * Columns}>;

}  // namespace detail

/// Makes the columns together the primary key of the table.
///
///     primary_key(&task_tag::task_id, &task_tag::tag_id)
template <class... Structs, class... Members>
[[nodiscard]] constexpr auto primary_key(Members Structs::*... members) {
  return detail::key(note_kind::primary_key, members...);
}

/// Says that the table is meant to have no primary key.
[[nodiscard]] constexpr keyless_note without_primary_key() noexcept { return {}; }

namespace detail {

struct unique_verb {
  template <class... Structs, class... Members>
  [[nodiscard]] constexpr auto operator()(Members Structs::*... members) const {
    return key(note_kind::unique, members...);
  }
};

}  // namespace detail

/// Lets no two rows have the same values in these columns together.
///
///     unique(&tag::owner, &tag::label)
///
/// An object and no function: a member of a type from `std` would otherwise bring `std::unique` into the choice.
inline constexpr detail::unique_verb unique{};

/// Some columns of one table, for one side of a foreign key.
template <class Struct, class... Members>
[[nodiscard]] constexpr member_group<Struct, Members...> columns(Members Struct::*... members) {
  static_assert(sizeof...(Members) <= most_members, "instar: more than 16 columns in one key, index or expression");
  return {{INSTAR_MEMBER_AT(Struct, members)...}};
}

/// Lets these columns only hold what the referenced columns of another table, or of the same, hold.
template <class Struct, class... Members, class Other, class... OtherMembers>
[[nodiscard]] constexpr auto foreign_key(const member_group<Struct, Members...>& members,
                                         const member_group<Other, OtherMembers...>& referenced) {
  constexpr std::uint16_t count = sizeof...(Members);
  static_assert(count == sizeof...(OtherMembers), "instar: a foreign key has as many columns as it references");
  detail::foreign_key_of<count> result;
  if constexpr (count == sizeof...(OtherMembers)) {
    static_assert((detail::may_reference<Members, OtherMembers> && ...),
                  "instar: the C++ type of a foreign key column differs from that of the column it references");
    result.note() = {.kind = note_kind::foreign_key, .members = {0, count}, .referenced = {count, count}};
    for (std::size_t i = 0; i != count; ++i) {
      result.members.all[i] = members.all[i];
      result.members.all[count + i] = referenced.all[i];
    }
  }
  return result;
}

/// Lets this column only hold what the referenced column of another table, or of the same, holds.
///
/// Takes a member of the table's own struct and the member that it references.
///
///     foreign_key(&task::category_id, &category::id).on_delete(set_null)
template <class Struct, class Member, class Other, class OtherMember>
[[nodiscard]] constexpr detail::foreign_key_of<1> foreign_key(Member Struct::*member, OtherMember Other::*referenced) {
  static_assert(detail::may_reference<Member, OtherMember>,
                "instar: the C++ type of a foreign key column differs from that of the column it references");
  return {{{
      .constraints = {{{.kind = note_kind::foreign_key, .members = {0, 1}, .referenced = {1, 1}}}},
      .members = {{INSTAR_MEMBER_AT(Struct, member), INSTAR_MEMBER_AT(Other, referenced)}},
  }}};
}

/// Lets the table only hold rows for which the condition is not false.
///
///     check("ck_tasks_title", sql("length({}) > 0", &task::title))
template <std::size_t Members>
[[nodiscard]] constexpr constraint_description<sizes{.constraints = 1, .members = Members}> check(
    phrase name, const sql_expression<Members>& condition) noexcept {
  return {{{
      .constraints = {{{.kind = note_kind::check, .name = name, .condition = condition.note()}}},
      .members = condition.members,
  }}};
}

/// Says what the table was called before, so that a migration renames it and keeps its rows.
[[nodiscard]] constexpr renamed_note renamed_from(phrase name) noexcept { return {name}; }

}  // namespace instar::dsl
