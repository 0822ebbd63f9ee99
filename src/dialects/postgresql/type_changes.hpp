#pragma once

/// How enumerations, domains and composites change.

#include <span>

#include <instar/operation.hpp>

#include "dialects/postgresql/statements.hpp"

namespace instar::postgresql_sql {

/// `later` are the changes that follow in the same transaction: a value that is added to an enumeration cannot be used
/// there.
[[nodiscard]] statements alter_enumeration(const alter_object& change, const model& before, const model& after,
                                           std::span<const operation> later);
[[nodiscard]] statements alter_domain(const alter_object& change, const model& before, const model& after,
                                      std::span<const operation> later);
[[nodiscard]] statements alter_composite(const alter_object& change, const model& before, const model& after,
                                         std::span<const operation> later);

/// Whether a column is of a type that is declared, or holds arrays of it.
[[nodiscard]] bool is_of(const column& any, const object& type);

/// Whether a default may have a meaning only before or only after a type changes.
[[nodiscard]] bool bears_on(const alter_object& change, const term& default_value);

}  // namespace instar::postgresql_sql
