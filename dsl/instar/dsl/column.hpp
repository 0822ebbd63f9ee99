#pragma once

/// The verb `column`: what a member's column has beyond its name and its type.

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <instar/dsl/expression.hpp>
#include <instar/dsl/member_position.hpp>
#include <instar/dsl/naming.hpp>
#include <instar/dsl/type_mapping.hpp>
#include <instar/vocabulary/canonical_text.hpp>
#include <instar/vocabulary/words.hpp>

namespace instar::dsl {

/// A default as it was given: a text, a number of either kind, or an expression.
struct default_literal {
  default_kind kind = default_kind::none;
  std::string_view text;    ///< of a text, a truth value, or a number that was written as text
  std::int64_t number = 0;  ///< of a number without text
  expression sql;
  bool sensible = true;  ///< whether a value of the column's type can be this
};

/// All that was said about one column.
struct column_note {
  struct_id owner = 0;
  member_position position = unlisted_member;
  bool primary_key = false;
  bool unique = false;
  bool identity = false;
  chosen_name name;
  chosen_name renamed_from;
  type_word type;
  default_literal default_value;
};

namespace detail {

template <class Value, class Given>
inline constexpr bool fits_default = false;
template <class Given>
inline constexpr bool fits_default<bool, Given> = std::same_as<Given, bool>;
template <whole_number Value, class Given>
inline constexpr bool fits_default<Value, Given> = whole_number<Given>;
template <std::floating_point Value, class Given>
inline constexpr bool fits_default<Value, Given> = whole_number<Given> || std::convertible_to<Given, std::string_view>;
template <class Given>
inline constexpr bool fits_default<std::string, Given> = std::convertible_to<Given, std::string_view>;
template <described_enum Value>
inline constexpr bool fits_default<Value, Value> = true;

/// A C++ type that instar does not know has its default checked by nobody but the database.
template <class Value, class Given>
  requires(word_for<Value>().name.empty() && (whole_number<Given> || std::convertible_to<Given, std::string_view>))
inline constexpr bool fits_default<Value, Given> = true;

/// The literal, read as a default of a column of `Value`.
template <class Value, class Given>
[[nodiscard]] constexpr default_literal literal_of(const Given& given) {
  default_literal result;
  if constexpr (std::same_as<Given, bool>) {
    result.kind = default_kind::boolean;
    result.text = given ? "true" : "false";
  } else if constexpr (whole_number<Given>) {
    result.kind = default_kind::number;
    result.number = given;
    if constexpr (whole_number<Value>) result.sensible = static_cast<Value>(given) == given;
  } else if constexpr (described_enum<Given>) {
    result.kind = default_kind::text;
    result.text = to_label(given);
    result.sensible = !result.text.empty();
  } else {
    result.kind = std::floating_point<Value> ? default_kind::number : default_kind::text;
    result.text = given;
    if constexpr (std::floating_point<Value>) result.sensible = canonical::is_number(result.text);
  }
  return result;
}

}  // namespace detail

/// A column that is being described; `Member` is the C++ type of the member.
template <class Member>
struct column_description : column_note {
  using value = detail::value_type<Member>;

  /// Makes this column the primary key. For a key of several columns there is the verb `primary_key`.
  [[nodiscard]] constexpr column_description primary_key() const {
    auto result = *this;
    result.column_note::primary_key = true;
    return result;
  }

  /// Lets the database number the rows.
  [[nodiscard]] constexpr column_description identity() const {
    static_assert(detail::whole_number<value>,
                  "instar: an identity column needs a C++ integer type, such as "
                  "std::int64_t");
    auto result = *this;
    result.column_note::identity = true;
    return result;
  }

  /// Lets no two rows have the same value. For several columns together there is the verb `unique`.
  [[nodiscard]] constexpr column_description unique() const {
    auto result = *this;
    result.column_note::unique = true;
    return result;
  }

  /// Gives the column another SQL type than the one its C++ type stands for.
  ///
  ///     column(&task::title).type(varchar(200))
  ///     column(&task::owner).type(sql_type("citext"))
  [[nodiscard]] constexpr column_description type(const type_word& word) const {
    auto result = *this;
    result.column_note::type = word;
    return result;
  }

  /// Names the column otherwise than the member.
  [[nodiscard]] constexpr column_description named(std::string_view given) const {
    auto result = *this;
    result.column_note::name = given;
    return result;
  }

  /// Says what the column was called before, so that a migration renames it and keeps its values. Once the migration is
  /// written the hint has done its work and may go.
  [[nodiscard]] constexpr column_description renamed_from(std::string_view old_name) const {
    auto result = *this;
    result.column_note::renamed_from = old_name;
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
    auto result = *this;
    if constexpr (std::same_as<Given, expression>) {
      result.column_note::default_value.kind = default_kind::expression;
      result.column_note::default_value.sql = given;
    } else {
      static_assert(detail::fits_default<value, std::decay_t<const Given&>>,
                    "instar: the default is not of the column's type; give a value of that type (of a floating-point "
                    "column as text, such as \"0.5\"), or sql(\"...\")");
      if constexpr (detail::fits_default<value, std::decay_t<const Given&>>)
        result.column_note::default_value = detail::literal_of<value>(given);
    }
    return result;
  }
};

/// Describes the column of a member; a member without this has a column all the same.
///
/// Takes a member of the table's struct; what follows says more about it.
///
///     column(&task::id).primary_key().identity()
template <class Struct, class Member>
[[nodiscard]] constexpr column_description<Member> column(Member Struct::*member) {
  column_description<Member> result;
  result.owner = detail::id_of<Struct>;
  result.position = position_of(member);
  return result;
}

}  // namespace instar::dsl
