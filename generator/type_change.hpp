#pragma once

/// What becomes of values when the type of their column changes.

#include <instar/model.hpp>

namespace instar::generator {

/// Whether every value of `from` is, unchanged, a value of `to`.
[[nodiscard]] bool is_widening(const type& from, const type& to);

/// Whether PostgreSQL keeps the rows as they are, because both types are stored alike.
[[nodiscard]] bool is_stored_alike_in_postgresql(const type& from, const type& to);

}  // namespace instar::generator
