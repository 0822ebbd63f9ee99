#pragma once

/// The elements of a schema as one dialect sees them.

#include <optional>
#include <string_view>

#include <instar/model.hpp>

namespace instar {

/// Whether an element with these properties is there for a dialect.
[[nodiscard]] bool is_seen(const properties& all, std::string_view dialect);

/// What is said for a dialect, and for all where nothing is said for it.
[[nodiscard]] properties seen_properties(const properties& all, std::string_view dialect);

[[nodiscard]] column seen_element(column any, std::string_view dialect);
[[nodiscard]] constraint seen_element(constraint any, std::string_view dialect);
[[nodiscard]] index seen_element(index any, std::string_view dialect);

[[nodiscard]] inline const properties& properties_of(const column& any) { return any.properties; }
[[nodiscard]] inline const properties& properties_of(const index& any) { return any.properties; }

/// The values of the columns that a dialect sees.
[[nodiscard]] row seen_row(const row& any, const table& of, std::string_view dialect);

}  // namespace instar
