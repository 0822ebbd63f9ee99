#pragma once

/// What becomes of values when the type of their column changes.

#include <optional>
#include <string>
#include <vector>

#include <instar/error.hpp>
#include <instar/operation.hpp>

#include "generator/request.hpp"

namespace instar::generator {

/// Whether every value of `from` is, unchanged, a value of `to`. `schema` declares their names.
[[nodiscard]] bool is_widening(const type& from, const type& to, const model& schema);

/// Whether a conversion that goes well may have cut or rounded values; `from` is not widened to `to`.
[[nodiscard]] bool may_lose(const type& from, const type& to);

/// Whether PostgreSQL keeps the rows as they are, because both types are stored alike.
[[nodiscard]] bool is_stored_alike_in_postgresql(const type& from, const type& to);

/// Whether it is plain what becomes of a value, which databases then know by themselves or `proposed_conversion` says.
/// Some values may not fit all the same.
[[nodiscard]] bool is_convertible(const type& from, const type& to, const model& schema);

/// SQL for the new value where databases would not all make the same of the old one; empty for most types.
[[nodiscard]] std::string proposed_conversion(const column& from, const column& to);

/// The operations with a conversion in each change of a type that wants one: that which was asked for, or a proposal.
///
/// Throws `error` (`usage`) when `asked.conversions` speaks of a column whose type does not change.
[[nodiscard]] std::vector<operation> with_conversions(std::vector<operation> operations, const request& asked);

/// A finding for each change of a type without a conversion of which it is not plain what it makes of the values.
[[nodiscard]] std::vector<finding> find_unconvertible_columns(const std::vector<operation>& operations,
                                                              const model& before, const request& asked);

}  // namespace instar::generator
