#pragma once

/// A declared model in PostgreSQL's own words.

#include <instar/introspection.hpp>

namespace instar {

/// `projected` is the declared model as PostgreSQL sees it.
[[nodiscard]] live_comparison compare_postgresql(connection& session, const model& projected,
                                                 const introspection_options& options);

}  // namespace instar
