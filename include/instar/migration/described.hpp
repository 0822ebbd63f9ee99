#pragma once

/// What everything that can have properties has in common.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <instar/migration/values.hpp>
#include <instar/vocabulary/property.hpp>

namespace instar::literal {

/// Where a literal may stand.
enum class role : std::uint8_t { none, column, constraint, index, row, properties, object, operation, steps, table };

template <class>
inline constexpr role role_of = role::none;

void this_element_has_no_property_of_this_name();
void this_property_takes_a_value_of_another_kind();
void this_property_is_said_twice_of_one_element();
void this_property_is_for_one_database_so_say_it_with_on();

[[nodiscard]] constexpr element element_of(const piece& any) noexcept {
  if (any.kind == kind::object) return instar::element_of(any.object);
  return static_cast<element>(1u << (static_cast<unsigned>(any.kind) - static_cast<unsigned>(kind::properties)));
}

constexpr void check_property(element of, const piece& said) {
  const property_word* const word = find_property_word(of, said.name);
  if (word == nullptr) return this_element_has_no_property_of_this_name();
  if (word->value != said.value.kind) this_property_takes_a_value_of_another_kind();
  if (said.text.empty() && replaces_member(of, said.name)) this_property_is_for_one_database_so_say_it_with_on();
}

[[nodiscard]] constexpr int compare_words(const piece& left, const piece& right) noexcept {
  const int by_dialect = left.text.compare(right.text);
  return by_dialect != 0 ? by_dialect : left.name.compare(right.name);
}

/// Adds a property with the pieces behind it to a part that has room for them. Properties stand behind everything else,
/// sorted as in canonical text.
constexpr void add_property(piece* part, const piece* property) {
  check_property(element_of(*part), *property);
  piece* end = part + 1 + part->size;
  piece* place = part + 1;
  while (place != end && (place->kind != kind::property || compare_words(*place, *property) < 0))
    place += 1 + place->size;
  if (place != end && compare_words(*place, *property) == 0) this_property_is_said_twice_of_one_element();
  const std::size_t added = 1 + property->size;
  for (; end != place; --end) end[added - 1] = end[-1];
  copy(property, added, place);
  part->size += static_cast<std::uint32_t>(added);
}

/// An element of `Size` pieces; `Family` is what it is, with the verbs of its own.
template <template <std::size_t> class Family, std::size_t Size>
struct described : pieces<Size> {
  using larger = Family<Size + 1>;

  /// Says a property by its word (docs/reference/properties.md): `.with("fillfactor", 70)`.
  [[nodiscard]] constexpr larger with(std::string_view name, const term& value = {}) const {
    return on({}, name, value);
  }

  /// Says a property for one database alone, where it replaces what is said for all: `.on("sqlite", "type", "TEXT")`.
  [[nodiscard]] constexpr larger on(std::string_view dialect, std::string_view name, const term& value = {}) const {
    const piece said{.kind = kind::property, .name = name, .text = dialect, .value = value};
    larger made;
    copy(this->all, Size, made.all);
    add_property(made.all, &said);
    return made;
  }

  /// A remark that the database keeps, where it can.
  [[nodiscard]] constexpr larger comment(std::string_view text) const { return with("comment", text); }

  /// The databases that have the element, with a space between them.
  [[nodiscard]] constexpr larger only(std::string_view dialects) const { return with("only", dialects); }

 protected:
  /// Says a property whose value names columns.
  template <class... Names>
  [[nodiscard]] constexpr auto with_columns(std::string_view name, Names... columns) const {
    static_assert(sizeof...(Names) > 0, "instar: name at least one column");
    const piece said[] = {
        {.kind = kind::property, .size = sizeof...(Names), .name = name, .value = {term_kind::expression}},
        {.name = columns}...};
    Family<Size + 1 + sizeof...(Names)> made;
    copy(this->all, Size, made.all);
    add_property(made.all, said);
    return made;
  }
};

}  // namespace instar::literal
