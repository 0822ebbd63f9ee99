#pragma once

/// Which objects of a schema may depend on which, as far as their texts tell.

#include <string>

#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// The text in which an object mentions what it is bound to. The body of a routine is text to PostgreSQL and bound to
/// nothing, unless it is one of SQL statements.
[[nodiscard]] std::string text_of(const object& any);

/// Whether a routine has a body of SQL statements.
[[nodiscard]] bool is_bound(const object& routine);

/// Whether an object may be bound to another and has to go before it.
[[nodiscard]] bool depends_on(const object& any, const object& other);

}  // namespace instar::postgresql_sql
