#pragma once

/// What of a declared schema a chain is responsible for.

#include <string>
#include <string_view>
#include <vector>

#include <instar/snapshot.hpp>

namespace instar::generator {

/// Patterns of names, in which `*` stands for any characters and `?` for one: `audit_*`, `app.*`, `view:report_*`.
struct selection {
  std::vector<std::string> included;  ///< everything, when empty
  std::vector<std::string> excluded;
};

/// The declaration without the tables and objects that are not selected, and what stands on them. The chain neither
/// makes nor changes these.
///
/// Throws `error` (`malformed`) when what is left refers to what is not.
[[nodiscard]] declaration select(declaration all, const selection& of);

}  // namespace instar::generator
