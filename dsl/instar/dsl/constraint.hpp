#pragma once

/// The verbs that say something about a table or about several of its columns: keys, indexes, checks.

#include <concepts>
#include <string_view>
#include <type_traits>

#include <instar/dsl/expression.hpp>
#include <instar/dsl/member_position.hpp>
#include <instar/dsl/naming.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar::dsl {

using enum referential_action;

/// A primary key or a unique constraint.
struct key_note {
  bool primary = false;
  member_set members;
  chosen_name name;

  /// Names the constraint; without this it is called `pk_<table>` or `uq_<table>_<columns>`.
  [[nodiscard]] constexpr key_note named(std::string_view given) const {
    auto result = *this;
    result.name = given;
    return result;
  }
};

struct foreign_key_note {
  member_set members;
  member_set referenced;
  referential_action deleting = no_action;
  referential_action updating = no_action;
  chosen_name name;

  /// Says what happens to the row when the row it references is deleted: `cascade`, `set_null`, `set_default`,
  /// `restrict`, or `no_action`, which is the default and refuses.
  [[nodiscard]] constexpr foreign_key_note on_delete(referential_action action) const {
    auto result = *this;
    result.deleting = action;
    return result;
  }

  /// Says what happens to the row when the key it references changes.
  [[nodiscard]] constexpr foreign_key_note on_update(referential_action action) const {
    auto result = *this;
    result.updating = action;
    return result;
  }

  /// Names the constraint; without this it is called `fk_<table>_<columns>_<referenced table>`.
  [[nodiscard]] constexpr foreign_key_note named(std::string_view given) const {
    auto result = *this;
    result.name = given;
    return result;
  }
};

struct index_note {
  member_set members;
  chosen_name name;
  bool is_unique = false;
  expression condition;

  /// Lets no two rows have the same values in the index.
  [[nodiscard]] constexpr index_note unique() const {
    auto result = *this;
    result.is_unique = true;
    return result;
  }

  /// Leaves out of the index the rows for which the condition does not hold.
  [[nodiscard]] constexpr index_note where(const expression& given) const {
    auto result = *this;
    result.condition = given;
    return result;
  }

  /// Names the index; without this it is called `ix_<table>_<columns>`.
  [[nodiscard]] constexpr index_note named(std::string_view given) const {
    auto result = *this;
    result.name = given;
    return result;
  }
};

struct check_note {
  chosen_name name;
  expression condition;
};

struct renamed_note {
  chosen_name from;
};

struct keyless_note {};

/// Members that make up one side of a foreign key, with their types.
template <class Struct, class... Members>
struct member_group {
  member_set set;
};

namespace detail {

/// A column may reference another of the same C++ type; whether either is nullable does not matter.
template <class One, class Other>
inline constexpr bool may_reference = std::same_as<value_type<One>, value_type<Other>>;

template <class... Structs, class... Members>
[[nodiscard]] constexpr member_set members_of_one(Members Structs::*... members) {
  return set_of<typename first_of<Structs...>::type>(members...);
}

}  // namespace detail

/// Makes the columns together the primary key of the table.
///
///     primary_key(&task_tag::task_id, &task_tag::tag_id)
template <class... Structs, class... Members>
[[nodiscard]] constexpr key_note primary_key(Members Structs::*... members) {
  return {true, detail::members_of_one(members...), {}};
}

/// Says that the table is meant to have no primary key.
[[nodiscard]] constexpr keyless_note without_primary_key() noexcept { return {}; }

namespace detail {

struct unique_verb {
  template <class... Structs, class... Members>
  [[nodiscard]] constexpr key_note operator()(Members Structs::*... members) const {
    return {false, members_of_one(members...), {}};
  }
};

}  // namespace detail

/// Lets no two rows have the same values in these columns together.
///
///     unique(&tag::owner, &tag::label)
///
/// An object and no function: a member of a type from `std` would otherwise bring `std::unique` into the choice.
inline constexpr detail::unique_verb unique{};

/// Several columns of one struct, as one side of a foreign key.
///
///     foreign_key(columns(&line::order, &line::product), columns(&item::order, &item::product))
template <class Struct, class... Members>
[[nodiscard]] constexpr member_group<Struct, Members...> columns(Members Struct::*... members) {
  return {detail::set_of<Struct>(members...)};
}

/// Lets these columns only hold what the referenced columns of another table, or of the same, hold.
template <class Struct, class... Members, class Other, class... OtherMembers>
[[nodiscard]] constexpr foreign_key_note foreign_key(const member_group<Struct, Members...>& members,
                                                     const member_group<Other, OtherMembers...>& referenced) {
  static_assert(sizeof...(Members) == sizeof...(OtherMembers),
                "instar: a foreign key has as many columns as it references");
  if constexpr (sizeof...(Members) == sizeof...(OtherMembers))
    static_assert((detail::may_reference<Members, OtherMembers> && ...),
                  "instar: the C++ type of a foreign key column differs from that of the column it references");
  return {members.set, referenced.set, no_action, no_action, {}};
}

/// Lets this column only hold what the referenced column of another table, or of the same, holds.
///
/// Takes a member of the table's own struct and the member that it references.
///
///     foreign_key(&task::category_id, &category::id).on_delete(set_null)
template <class Struct, class Member, class Other, class OtherMember>
[[nodiscard]] constexpr foreign_key_note foreign_key(Member Struct::*member, OtherMember Other::*referenced) {
  static_assert(detail::may_reference<Member, OtherMember>,
                "instar: the C++ type of a foreign key column differs from that of the column it references");
  return {detail::set_of<Struct>(member), detail::set_of<Other>(referenced), no_action, no_action, {}};
}

/// Makes an index over one or more columns, with a name of its own.
///
///     index("ix_tasks_open", &task::status, &task::due_at).where(sql("{} <> 'done'", &task::status))
template <class... Structs, class... Members>
[[nodiscard]] constexpr index_note index(std::string_view name, Members Structs::*... members) {
  return {detail::members_of_one(members...), name, false, {}};
}

/// Makes an index over one or more columns; it is called `ix_<table>_<columns>`.
template <class Struct, class Member, class... Structs, class... Members>
[[nodiscard]] constexpr index_note index(Member Struct::*first, Members Structs::*... others) {
  return {detail::members_of_one(first, others...), {}, false, {}};
}

/// Lets the table only hold rows for which the condition is not false.
///
///     check("ck_tasks_title", sql("length({}) > 0", &task::title))
[[nodiscard]] constexpr check_note check(std::string_view name, const expression& condition) noexcept {
  return {name, condition};
}

/// Says what the table was called before, so that a migration renames it and keeps its rows.
[[nodiscard]] constexpr renamed_note renamed_from(std::string_view name) noexcept { return {name}; }

}  // namespace instar::dsl
