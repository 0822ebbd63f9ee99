#pragma once

/// What two branches of migrations do to the same thing.

#include <string_view>
#include <vector>

#include <instar/error.hpp>

#include "generator/lineage.hpp"

namespace instar::generator {

/// The objects on which two heads disagree, with what each makes of them; empty when their migrations yield the same
/// schema in whichever order they are applied.
///
/// SQL and functions are not compared, because only a person knows what they do.
///
/// Throws `error` (`not_applicable`) when one branch does not replay on its own.
[[nodiscard]] std::vector<finding> find_clashes(const lineage& migrations, std::string_view one, std::string_view other,
                                                const request& asked);

/// Throws `error` (`not_applicable`) that lists the clashes of branches that meet or that are kept apart: databases may
/// have gone through them in any order.
void expect_no_clashes(const lineage& migrations, const request& asked);

/// Whether steps of SQL or C++ are in the branches of both heads; a person has to know whether their order matters.
[[nodiscard]] bool both_change_data(const lineage& migrations, std::string_view one, std::string_view other);

}  // namespace instar::generator
