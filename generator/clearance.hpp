#pragma once

/// What has to go before things are renamed, because its SQL says their old names and is not to stay.

#include <vector>

#include <instar/operation.hpp>

namespace instar::generator {

/// The drops that come before `renames`, where `changes` are what a difference makes after them.
///
/// A rename does not reach into SQL. An old text that goes therefore goes first: on the way back it then comes when
/// what it mentions has its old name again. With it goes whatever uses it.
[[nodiscard]] std::vector<operation> clearance(const model& before, const std::vector<operation>& renames,
                                               const std::vector<operation>& changes);

}  // namespace instar::generator
