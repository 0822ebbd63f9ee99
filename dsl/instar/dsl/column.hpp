#pragma once

/// The verb `column`: what a member's column has beyond its name and its type.

#include <type_traits>

#include <instar/dsl/element.hpp>
#include <instar/dsl/expression.hpp>
#include <instar/dsl/term.hpp>
#include <instar/dsl/type_mapping.hpp>

namespace instar::dsl {

/// A column that is being described; `Member` is the C++ type of the member.
template <class Member, sizes Size>
struct column_description : detail::pools<Size> {
  using value = detail::value_type<Member>;

  /// Makes this column the primary key. For a key of several columns there is the verb `primary_key`.
  [[nodiscard]] constexpr column_description primary_key() const {
    auto result = *this;
    result.note().primary_key = true;
    return result;
  }

  /// Lets the database number the rows.
  [[nodiscard]] constexpr column_description identity() const {
    static_assert(detail::whole_number<value>,
                  "instar: an identity column needs a C++ integer type, such as "
                  "std::int64_t");
    auto result = *this;
    result.note().identity = true;
    return result;
  }

  /// Lets no two rows have the same value. For several columns together there is the verb `unique`.
  [[nodiscard]] constexpr column_description unique() const {
    auto result = *this;
    result.note().unique = true;
    return result;
  }

  /// Gives the column another SQL type than the one its C++ type stands for.
  ///
  ///     column(&task::title).type(varchar(200))
  ///     column(&task::owner).type(sql_type("citext"))
  [[nodiscard]] constexpr column_description type(const type_word& word) const {
    auto result = *this;
    result.note().type = word;
    return result;
  }

  /// Names the column otherwise than the member.
  [[nodiscard]] constexpr column_description named(phrase given) const {
    auto result = *this;
    result.note().name = given;
    return result;
  }

  /// Says what the column was called before, so that a migration renames it and keeps its values. Once the migration is
  /// written the hint has done its work and may go.
  [[nodiscard]] constexpr column_description renamed_from(phrase old_name) const {
    auto result = *this;
    result.note().renamed_from = old_name;
    return result;
  }

  /// Sets what a row gets that does not say: a value of the column's own type, or an expression. The default of a
  /// floating-point column is written as text, so that it stays exact.
  ///
  ///     column(&task::status).default_value(status::open)
  ///     column(&task::weight).default_value("0.25")
  ///     column(&task::created_at).default_value(sql("current_timestamp"))
  template <class Given>
  [[nodiscard]] constexpr column_description default_value(const Given& given) const {
    static_assert(detail::fits<value, std::decay_t<const Given&>>,
                  "instar: the default is not of the column's type; give a value of that type (of a floating-point "
                  "column as text, such as \"0.5\"), or sql(\"...\")");
    auto result = *this;
    if constexpr (detail::fits<value, std::decay_t<const Given&>>)
      result.note().default_value = detail::term_of<value, std::decay_t<const Given&>>(given);
    return result;
  }
  template <std::size_t Members>
  [[nodiscard]] constexpr auto default_value(const sql_expression<Members>& given) const {
    detail::enlarged<column_description<Member, Size + sql_expression<Members>::size>> result(*this);
    result.element.note().default_value = given.note(Size.members);
    result.append(given);
    return result.element;
  }

  /// Says more about the column, by the properties that columns have.
  ///
  ///     column(&task::title).with(comment("what is to be done"), in(postgresql, storage("external")))
  template <property_item... Properties>
  [[nodiscard]] constexpr auto with(const Properties&... properties) const {
    return detail::with_properties<column_description<Member, Size + detail::size_of_all<Properties...>>>(
        *this, properties...);
  }

  [[nodiscard]] constexpr column_note& note() { return this->columns.all[0]; }
};

/// Describes the column of a member; a member without this has a column all the same.
///
/// Takes a member of the table's struct; what follows says more about it.
///
///     column(&task::id).primary_key().identity()
template <class Struct, class Member>
[[nodiscard]] constexpr column_description<Member, sizes{.columns = 1}> column(Member Struct::*member) {
  return {{.columns = {{{.of = INSTAR_MEMBER_AT(Struct, member)}}}}};
}

}  // namespace instar::dsl
