#pragma once

/// Enumerations as columns: each enumerator is stored as its name.
///
///     to_label(status::open)               "open"
///     enumeration<status>::labels[i]       the names in the order of INSTAR_ENUM, std::string_view
///     enumeration<status>::values[i]       the enumerators that belong to them
///     described_enum<E>                    a concept: E was described by INSTAR_ENUM

#include <cstddef>
#include <string_view>

#include <instar/dsl/preprocessor.hpp>

namespace instar::dsl {

/// The labels and values of an enumeration; `INSTAR_ENUM` specialises it.
template <class Enum>
struct enumeration {
  static constexpr bool known = false;
};

template <class Enum>
concept described_enum = enumeration<Enum>::known;

/// The label of an enumerator, or an empty text for a value that `INSTAR_ENUM` does not name.
template <described_enum Enum>
[[nodiscard]] constexpr std::string_view to_label(Enum value) noexcept {
  std::size_t i = 0;
  for (Enum one : enumeration<Enum>::values) {
    if (one == value) return enumeration<Enum>::labels[i];
    ++i;
  }
  return {};
}

}  // namespace instar::dsl

/// Describes an enumeration, so that it can be the type of a column.
///
/// Stands in the global namespace, and takes the enumeration with its namespace, then all enumerators. A column of this
/// type is a `text` column that holds the names.
///
///     namespace app { enum class status { open, in_progress, done }; }
///     INSTAR_ENUM(app::status, open, in_progress, done);
#define INSTAR_ENUM(ENUM, ...)                                                                          \
  template <>                                                                                           \
  struct instar::dsl::enumeration<ENUM> {                                                               \
    using type = ENUM;                                                                                  \
    static constexpr bool known = true;                                                                 \
    static constexpr std::string_view labels[] = {INSTAR_PP_EACH(INSTAR_ENUMERATOR_TEXT, __VA_ARGS__)}; \
    static constexpr type values[] = {INSTAR_PP_EACH(INSTAR_ENUMERATOR_VALUE, __VA_ARGS__)};            \
  }

#define INSTAR_ENUMERATOR_TEXT(name) #name,
#define INSTAR_ENUMERATOR_VALUE(name) type::name,
