#pragma once

/// How an object changes: in place, or by being made anew.

#include <instar/model.hpp>

namespace instar::generator {

[[nodiscard]] bool is_routine(object_kind kind);

/// Whether nothing is lost with an object when it is dropped and created again.
[[nodiscard]] bool can_be_made_anew(object_kind kind);

/// Whether no database can change the one into the other while something uses it: a function with other arguments, a
/// view with other columns.
[[nodiscard]] bool is_replaced(const object& before, const object& after);

/// Whether values of a type are no longer what they were, so that columns of it have to be written anew: labels go or
/// change their order, a domain changes what it is over.
[[nodiscard]] bool makes_values_anew(const object& before, const object& after);

}  // namespace instar::generator
