#pragma once

/// What the commands that join branches have in common.

#include <string>
#include <vector>

#include "generator/report.hpp"
#include "generator/state.hpp"

namespace instar::generator {

/// The clashes of each with each.
[[nodiscard]] std::vector<finding> clashes_among(const lineage& migrations, const std::vector<std::string>& heads,
                                                 const request& asked);

[[nodiscard]] outcome refuse_clashes(const std::string& what, const std::vector<finding>& clashes);

[[nodiscard]] std::string message_of(const lineage& migrations, const std::string& revision);

/// A line for each: its revision, its message and its file.
[[nodiscard]] std::string list_branches(const state& now, const std::vector<std::string>& heads);

/// A paragraph when steps of SQL or C++ stand in several branches; otherwise nothing.
[[nodiscard]] std::string tell_about_data(const lineage& migrations, const std::vector<std::string>& heads);

/// A paragraph when the header does not declare what all branches make together; otherwise nothing.
[[nodiscard]] std::string tell_difference(const state& now, const model& merged, const request& asked);

}  // namespace instar::generator
