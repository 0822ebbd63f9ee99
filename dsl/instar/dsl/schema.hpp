#pragma once

/// The schema that tables and objects make up, and its parts.

#include <cstddef>

#include <instar/dsl/naming.hpp>

namespace instar::dsl {

template <class Own, const auto&... Others>
struct schema_beside;

/// A schema: the tables and objects that it lists. Make one constant of it and name that in `add_schema_migrations`.
///
///     inline constexpr instar::dsl::schema<categories, tasks> schema{};
///
/// A large schema is declared in parts, each a schema of its own in a header of its own, and `add_schema_migrations`
/// takes them all. A part whose foreign keys lead into others says so with `beside`.
///
///     inline constexpr auto orders_part = instar::dsl::schema<orders, lines>{}.beside<people_part>();
template <const auto&... Parts>
struct schema {
  naming_convention naming = {};

  /// The same part, which knows the tables and objects of other parts.
  template <const auto&... Others>
  [[nodiscard]] constexpr schema_beside<schema, Others...> beside() const {
    return {naming};
  }
};

/// A schema that is a part of one, and knows others.
template <class Own, const auto&... Others>
struct schema_beside {
  naming_convention naming = {};
};

}  // namespace instar::dsl
